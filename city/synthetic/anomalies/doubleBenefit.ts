import { ageOn, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { Layer } from '../world/aid.ts';
import { Livelihood, Medical, type World } from '../world/World.ts';
import { lookupsOf } from './lookups.ts';
import { happened, type Plant } from './Plants.ts';
import type { Story } from './Story.ts';

const SEVERE_PHYSICAL = 4 * 8 + 1;

/** R12-R26: two benefits that exclude each other, or one that the facts exclude. */
export const storiesOfDoubleBenefit: readonly Story[] = [
  {
    rule: 'R12',
    kind: 'truth',
    cause: 'residents pension not ended',
    full: 60,
    candidate: newRetiredWorker,
    size: dice => dice.between(2, 9),
  },
  {
    rule: 'R12',
    kind: 'decoy',
    cause: 'retired with back-dated start',
    full: 240,
    candidate: newRetiredWorker,
    size: dice => dice.between(2, 4),
  },
  {
    rule: 'R14',
    kind: 'truth',
    cause: 'two insurances beyond the year',
    full: 200,
    candidate: newlyEmployed,
    bend: insureFromJob,
  },
  {
    rule: 'R14',
    kind: 'decoy',
    cause: 'job in the middle of a paid year',
    full: 800,
    candidate: newlyEmployed,
    bend: insureFromJob,
  },
  {
    rule: 'R16',
    kind: 'truth',
    cause: 'dibao and tekun at once',
    full: 12,
    candidate: livingDibaoElder,
    size: dice => dice.between(3, 10),
  },
  { rule: 'R16', kind: 'decoy', cause: 'month of the switch', full: 48, candidate: aloneAndOffDibao, bend: becomeDestitute },
  {
    rule: 'R17',
    kind: 'decoy',
    cause: 'paid by mistake and returned',
    full: 72,
    candidate: livingDestitute,
    size: dice => dice.between(1, 3),
    bend: (world, plant) => {
      world.disability[plant.person] = SEVERE_PHYSICAL;
    },
  },
  {
    rule: 'R17',
    kind: 'truth',
    cause: 'subsidy beside tekun',
    full: 18,
    candidate: livingDestitute,
    bend: (world, plant) => {
      world.disability[plant.person] = SEVERE_PHYSICAL;
    },
  },
  {
    rule: 'R23',
    kind: 'truth',
    cause: 'wage in a dibao household',
    full: 60,
    candidate: dibaoAdult,
    size: dice => dice.between(4, 11),
    bend: hire,
  },
  {
    rule: 'R23',
    kind: 'decoy',
    cause: 'self-paid as a flexible worker without wage',
    full: 240,
    candidate: dibaoAdult,
    size: dice => dice.between(4, 11),
    bend: (world, plant) => {
      world.livelihood[plant.person] = Livelihood.flexible;
    },
  },
  {
    rule: 'R26',
    kind: 'truth',
    cause: 'drew on while employed',
    full: 18,
    candidate: rehiredClaimant,
    size: () => 2,
    bend: drawOn,
  },
  { rule: 'R26', kind: 'decoy', cause: 'contributions for earlier months paid late', full: 72, candidate: recentClaimant },
];

function living(world: World, person: number): boolean {
  return at(world.death, person) === NEVER;
}

function newRetiredWorker(world: World, person: number): boolean {
  const from = at(world.pensionFrom, person);
  const { firstMonth, lastMonth } = world.settings;
  return (
    living(world, person) &&
    at(world.livelihood, person) === Livelihood.retiredWorker &&
    from > firstMonth &&
    from <= lastMonth - 10
  );
}

function newlyEmployed(world: World, person: number): boolean {
  if (!living(world, person) || at(world.medical, person) !== Medical.unitWorker) return false;
  const from = at(world.jobFrom, person);
  return (
    at(world.livelihood, person) === Livelihood.unitWorker &&
    from > world.settings.firstMonth + 2 &&
    from <= world.settings.lastMonth - 8
  );
}

/** Insured as a resident until the job, and by the unit from its first month. */
function insureFromJob(world: World, plant: { person: number }): void {
  world.medicalFrom[plant.person] = at(world.jobFrom, plant.person);
}

function livingDibaoElder(world: World, person: number): boolean {
  const elder = ageOn(at(world.birth, person), world.settings.today) >= 62;
  return (
    living(world, person) &&
    elder &&
    at(world.disability, person) === 0 &&
    at(world.aid.layer, person) === Layer.dibao &&
    at(world.aid.layerSince, person) < world.settings.lastMonth - 14
  );
}

/** An old person alone whose dibao ended within the history. */
function aloneAndOffDibao(world: World, person: number): boolean {
  const household = lookupsOf(world).dibao.get(at(world.household, person));
  if (!household || household.exit === NEVER || household.members.length > 1 || !living(world, person)) return false;
  // A certificate would bring a subsidy beside the support, which is another story.
  if (at(world.disability, person) !== 0) return false;
  const old = ageOn(at(world.birth, person), world.settings.today) >= 60;
  return old && monthOfDay(household.exit) < world.settings.lastMonth && at(world.medical, person) === Medical.resident;
}

/** 转特困: supported as destitute from the month in which dibao is paid for the last time. */
function becomeDestitute(world: World, { person }: Plant): void {
  const exit = lookupsOf(world).dibao.get(at(world.household, person))?.exit ?? NEVER;
  world.aid.layer[person] = Layer.tekun;
  world.aid.layerSince[person] = monthOfDay(exit);
}

function livingDestitute(world: World, person: number): boolean {
  const long = at(world.aid.layerSince, person) < world.settings.lastMonth - 14;
  return living(world, person) && at(world.aid.layer, person) === Layer.tekun && at(world.disability, person) === 0 && long;
}

function dibaoAdult(world: World, person: number): boolean {
  const since = at(world.aid.layerSince, person);
  const resident = at(world.livelihood, person) === Livelihood.resident;
  return (
    living(world, person) && resident && at(world.aid.layer, person) === Layer.dibao && since < world.settings.lastMonth - 14
  );
}

/** A real job at an insured unit, which the household did not report. */
function hire(world: World, plant: { person: number; size: number }): void {
  const { person, size } = plant;
  const privateUnits = world.employers.flatMap((employer, index) => (employer.kind === 1 ? [index] : []));
  const from = world.settings.lastMonth - size + 1;
  world.livelihood[person] = Livelihood.unitWorker;
  world.employer[person] = at(privateUnits, person % privateUnits.length);
  world.joined[person] = from;
  world.jobFrom[person] = from;
  world.jobUntil[person] = NEVER;
}

function rehiredClaimant(world: World, person: number): boolean {
  const claim = claimOf(world, person);
  if (claim?.stopReason !== '01') return false;
  const end = claim.firstMonth + claim.drawnMonths;
  // The contribution file reaches back twelve months: the double months must lie within it.
  return (
    end > world.settings.lastMonth - 11 && end + 2 <= world.settings.lastMonth + 1 && claim.drawnMonths + 2 <= claim.awardedMonths
  );
}

function recentClaimant(world: World, person: number): boolean {
  const claim = claimOf(world, person);
  return claim !== undefined && claim.firstMonth > world.settings.lastMonth - 9 && claim.drawnMonths >= 2;
}

function claimOf(world: World, person: number) {
  return world.claims[lookupsOf(world).claims.get(person) ?? -1];
}

function drawOn(world: World, plant: Parameters<NonNullable<Story['bend']>>[1]): void {
  const index = lookupsOf(world).claims.get(plant.person) ?? -1;
  const claim = at(world.claims, index);
  for (let extra = 0; extra < plant.size; extra++)
    happened(plant, claim.firstMonth + claim.drawnMonths + extra, claim.monthlyCents);
  world.claims[index] = { ...claim, drawnMonths: claim.drawnMonths + plant.size };
}
