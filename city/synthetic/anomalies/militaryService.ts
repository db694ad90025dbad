import { monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { Layer } from '../world/aid.ts';
import { Livelihood, Medical, type World } from '../world/World.ts';
import { lookupsOf } from './lookups.ts';
import { happened, type Plant } from './Plants.ts';
import type { Story } from './Story.ts';

/** R33 a career that the years of service contradict; R40 veterans between discharge and their post. */
export const storiesOfMilitaryService: readonly Story[] = [
  {
    rule: 'R33',
    kind: 'truth',
    cause: 'employed while serving',
    full: 12,
    candidate: employedSoonAfterService,
    size: dice => dice.between(4, 14),
    bend: (world, plant) => hireBeforeDischarge(world, plant, plant.size),
  },
  {
    rule: 'R33',
    kind: 'decoy',
    cause: 'insured from the first of the month of discharge',
    full: 48,
    candidate: employedSoonAfterService,
    bend: (world, plant) => hireBeforeDischarge(world, plant, 0),
  },
  { rule: 'R40', kind: 'truth', cause: 'waiting for a post without insurance', full: 6, candidate: waitingWithoutJob },
  {
    rule: 'R40',
    kind: 'decoy',
    cause: 'insured on own account while waiting',
    full: 24,
    candidate: waitingForPost,
    bend: insureOnOwnAccount,
  },
];

function living(world: World, person: number): boolean {
  return at(world.death, person) === NEVER;
}

/** In the first job ever, begun within three years of the discharge. */
function employedSoonAfterService(world: World, person: number): boolean {
  const discharged = lookupsOf(world).served.get(person)?.discharged;
  if (discharged === undefined || !living(world, person)) return false;
  const month = monthOfDay(discharged);
  const worker = at(world.livelihood, person) === Livelihood.unitWorker && at(world.formerEmployer, person) < 0;
  const soon = at(world.jobFrom, person) > month && at(world.jobFrom, person) <= month + 36;
  return worker && soon && month <= world.settings.lastMonth && !lookupsOf(world).waitingForPost.has(person);
}

/** The job begins so many months before that of the discharge. */
function hireBeforeDischarge(world: World, plant: Plant, months: number): void {
  const { person } = plant;
  const discharged = monthOfDay(lookupsOf(world).served.get(person)?.discharged ?? NEVER);
  world.joined[person] = discharged - months;
  world.jobFrom[person] = discharged - months;
  for (let month = discharged - months; month <= discharged; month++) happened(plant, month, 0);
}

function waitingForPost(world: World, person: number): boolean {
  const { waitingForPost: waiting, claims } = lookupsOf(world);
  return waiting.has(person) && !claims.has(person) && at(world.aid.layer, person) === Layer.none;
}

function waitingWithoutJob(world: World, person: number): boolean {
  const livelihood = at(world.livelihood, person);
  return waitingForPost(world, person) && (livelihood === Livelihood.resident || livelihood === Livelihood.none);
}

/** As a flexible worker from the month after the discharge: insured, though not by the receiving unit. */
function insureOnOwnAccount(world: World, { person }: Plant): void {
  const from = monthOfDay(lookupsOf(world).served.get(person)?.discharged ?? NEVER) + 1;
  world.livelihood[person] = Livelihood.flexible;
  world.employer[person] = -1;
  world.joined[person] = from;
  world.medical[person] = Medical.flexible;
  world.medicalFrom[person] = from;
}
