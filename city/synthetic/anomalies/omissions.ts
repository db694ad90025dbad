import { City } from '../City.ts';
import { ageOn, monthOf, monthOfDay, NEVER, yearOf } from '../calendar.ts';
import { at } from '../column.ts';
import { type Admission, admissionsOf } from '../medical-insurance/admissions.ts';
import { LATEST_SECOND_SETTLEMENT } from '../medical-insurance/settlements.ts';
import { Dice } from '../randomness.ts';
import { Layer } from '../world/aid.ts';
import { paidByGovernment } from '../world/specialGroups.ts';
import { Medical, type World } from '../world/World.ts';
import { Cause } from './Cause.ts';
import { happened, Plants } from './Plants.ts';
import type { Story } from './Story.ts';

/** R34-R36: people who should receive something and do not; R49: the living whom one office holds for dead. */
export const storiesOfOmission: readonly Story[] = [
  { rule: 'R34', kind: 'truth', cause: 'premium not paid by the government', full: 70, candidate: insuredAtPublicCost },
  { rule: 'R34', kind: 'decoy', cause: 'chose a higher grade and paid it themselves', full: 280, candidate: insuredAtPublicCost },
  { rule: 'R35', kind: 'truth', cause: 'insured without subsidy', full: 40, candidate: subsidised },
  { rule: 'R35', kind: 'truth', cause: 'not insured at all', full: 20, candidate: subsidised, bend: loseInsurance },
  { rule: 'R35', kind: 'decoy', cause: 'insured where they work', full: 240, candidate: subsidisedAdult, bend: loseInsurance },
  { rule: 'R36', kind: 'truth', cause: 'stay without medical assistance', full: 220, candidate: lowIncomeInpatient },
  { rule: 'R36', kind: 'decoy', cause: Cause.settledAgain, full: 880, candidate: lowIncomeInpatientLongAgo },
  { rule: 'R49', kind: 'truth', cause: 'living but recorded as dead', full: 4, candidate: livingPensioner },
  { rule: 'R49', kind: 'decoy', cause: 'recorded as dead and retracted', full: 16, candidate: livingPensioner },
];

function living(world: World, person: number): boolean {
  return at(world.death, person) === NEVER;
}

function insuredAtPublicCost(world: World, person: number): boolean {
  const lastYear = yearOf(world.settings.lastMonth) - 1;
  const longInsured = at(world.joined, person) < monthOf(lastYear - 1, 1);
  return (
    living(world, person) &&
    longInsured &&
    paidByGovernment(world, person, lastYear) &&
    paidByGovernment(world, person, lastYear + 1)
  );
}

function subsidised(world: World, person: number): boolean {
  const layer = at(world.aid.layer, person);
  const long = at(world.aid.layerSince, person) < world.settings.firstMonth;
  return living(world, person) && long && layer !== 0 && layer !== Layer.rigid && at(world.medical, person) === Medical.resident;
}

function subsidisedAdult(world: World, person: number): boolean {
  const age = ageOn(at(world.birth, person), world.settings.today);
  return subsidised(world, person) && age >= 20 && age < 55;
}

function loseInsurance(world: World, plant: Parameters<NonNullable<Story['bend']>>[1]): void {
  world.medical[plant.person] = Medical.none;
  happened(plant, world.settings.lastMonth, 0);
}

function lowIncomeInpatient(world: World, person: number): boolean {
  return assistedStays(world, person).some(stay => stay.settled <= world.settings.today);
}

/** Every stay was settled long enough ago for the bill to have come back and gone out again. */
function lowIncomeInpatientLongAgo(world: World, person: number): boolean {
  const stays = assistedStays(world, person);
  return stays.length > 0 && stays.every(stay => stay.settled + LATEST_SECOND_SETTLEMENT <= world.settings.today);
}

function assistedStays(world: World, person: number): Admission[] {
  if (!living(world, person) || at(world.aid.layer, person) === 0) return [];
  const stays = admissionsOf(new City(world, NO_STORIES), person, new Dice(world.settings.seed));
  return stays.filter(stay => monthOfDay(stay.from) >= at(world.aid.layerSince, person));
}

const NO_STORIES = new Plants();

function livingPensioner(world: World, person: number): boolean {
  const age = ageOn(at(world.birth, person), world.settings.today);
  return living(world, person) && age >= 63 && at(world.pensionFrom, person) < world.settings.firstMonth;
}
