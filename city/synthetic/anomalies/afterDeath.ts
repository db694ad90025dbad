import { ageOn, monthNumber, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { Dice } from '../randomness.ts';
import { dibaoStandard, Layer } from '../world/aid.ts';
import { Livelihood, Medical, type World } from '../world/World.ts';
import { Cause } from './Cause.ts';
import { lookupsOf, tailOf } from './lookups.ts';
import type { Story } from './Story.ts';

/** R01-R07: paid after death, and what only looks like it. */
export const storiesAfterDeath: readonly Story[] = [
  {
    rule: 'R01',
    kind: 'truth',
    cause: 'death not reported: resident pension went on',
    full: 48,
    candidate: deadResidentPensioner,
    size: months(14),
  },
  {
    rule: 'R01',
    kind: 'truth',
    cause: 'death not reported: employee pension went on',
    full: 8,
    candidate: deadWorkerPensioner,
    size: months(6),
  },
  { rule: 'R01', kind: 'decoy', cause: 'refunded by the bank', full: 90, candidate: deadResidentPensioner, size: months(2) },
  { rule: 'R01', kind: 'decoy', cause: 'back pay for months before the death', full: 130, candidate: diedBeforeAdjustment },
  {
    rule: 'R02',
    kind: 'truth',
    cause: 'voucher used by somebody else',
    full: 44,
    candidate: deadEmployeeInsured,
    size: dice => dice.between(1, 4),
  },
  { rule: 'R02', kind: 'decoy', cause: 'admission before the death settled later', full: 116, candidate: deadInsured },
  {
    rule: 'R02',
    kind: 'decoy',
    cause: 'family spent from the shared account',
    full: 60,
    candidate: deadEmployeeInsured,
    size: dice => dice.between(1, 2),
  },
  {
    rule: 'R03',
    kind: 'truth',
    cause: 'billed past the cremation',
    full: 8,
    candidate: deadInsured,
    size: dice => dice.between(7, 12),
  },
  { rule: 'R03', kind: 'decoy', cause: 'discharge entered with the paperwork', full: 32, candidate: deadInsured, size: () => 4 },
  { rule: 'R04', kind: 'truth', cause: 'household kept the dead member', full: 30, candidate: deadDibaoMember, size: months(9) },
  { rule: 'R04', kind: 'decoy', cause: Cause.reassessed, full: 45, candidate: deadDibaoMemberWithIncome, size: () => 3 },
  { rule: 'R04', kind: 'decoy', cause: Cause.listedLate, full: 75, candidate: deadDibaoMember, size: dice => dice.between(2, 3) },
  { rule: 'R05', kind: 'truth', cause: 'support went on', full: 20, candidate: deadOf(Layer.tekun), size: months(6) },
  { rule: 'R05', kind: 'decoy', cause: 'funeral is part of the support', full: 80, candidate: deadOf(Layer.tekun) },
  { rule: 'R06', kind: 'truth', cause: 'old-age allowance went on', full: 30, candidate: deadAboveEighty, size: months(8) },
  { rule: 'R06', kind: 'decoy', cause: 'paid to the end of the quarter', full: 120, candidate: deadAboveEighty },
  { rule: 'R07', kind: 'truth', cause: 'allowance beyond the lawful tail', full: 12, candidate: deadEntitled, size: beyondTail },
  {
    rule: 'R07',
    kind: 'decoy',
    cause: 'lawful tail',
    full: 50,
    candidate: deadWithTail,
    size: (_, world, person) => tailOf(world, person),
  },
];

/** Died long enough ago that at least two months of the story lie within the history. */
function dead(world: World, person: number): boolean {
  const death = at(world.death, person);
  return death !== NEVER && monthOfDay(death) <= world.settings.lastMonth - 3;
}

function deadInsured(world: World, person: number): boolean {
  const insuredBefore = at(world.medicalFrom, person) < world.settings.firstMonth;
  return (
    dead(world, person) &&
    insuredBefore &&
    at(world.medical, person) !== Medical.none &&
    at(world.death, person) > world.settings.firstDay + 40
  );
}

function deadEmployeeInsured(world: World, person: number): boolean {
  return deadInsured(world, person) && at(world.medical, person) !== Medical.resident;
}

function drew(world: World, person: number): boolean {
  return (
    dead(world, person) &&
    at(world.pensionFrom, person) < Math.min(world.settings.firstMonth, monthOfDay(at(world.death, person)))
  );
}

function deadResidentPensioner(world: World, person: number): boolean {
  return drew(world, person) && at(world.livelihood, person) === Livelihood.retiredResident;
}

function deadWorkerPensioner(world: World, person: number): boolean {
  const livelihood = at(world.livelihood, person);
  return drew(world, person) && (livelihood === Livelihood.retiredWorker || livelihood === Livelihood.retiredPublic);
}

function diedBeforeAdjustment(world: World, person: number): boolean {
  if (!deadWorkerPensioner(world, person)) return false;
  const { firstMonth, lastMonth } = world.settings;
  const month = monthOfDay(at(world.death, person));
  const lastDecember = month - monthNumber(month);
  const adjustmentIsPaid = lastDecember + 8 <= lastMonth;
  return monthNumber(month) <= 6 && lastDecember >= firstMonth - 12 && adjustmentIsPaid;
}

function deadDibaoMember(world: World, person: number): boolean {
  if (!dead(world, person) || at(world.aid.layer, person) !== Layer.dibao) return false;
  const household = lookupsOf(world).dibao.get(at(world.household, person));
  if (!household || household.head === person) return false;
  return household.exit === NEVER && household.approved < at(world.death, person) && at(world.death, household.head) === NEVER;
}

/** The others can be granted so much more that the household's benefit stays what it was. */
function deadDibaoMemberWithIncome(world: World, person: number): boolean {
  const household = lookupsOf(world).dibao.get(at(world.household, person));
  if (!household || !deadDibaoMember(world, person)) return false;
  return household.monthlyIncomeCents * household.members.length >= dibaoStandard(household.urban, 2025);
}

function deadOf(layer: number): Story['candidate'] {
  return (world, person) =>
    dead(world, person) &&
    at(world.aid.layer, person) === layer &&
    at(world.aid.layerSince, person) < monthOfDay(at(world.death, person)) - 1;
}

function deadAboveEighty(world: World, person: number): boolean {
  return dead(world, person) && ageOn(at(world.birth, person), at(world.death, person) - 60) >= 80;
}

function deadEntitled(world: World, person: number): boolean {
  const entitlement = lookupsOf(world).entitlements.get(person);
  return entitlement !== undefined && dead(world, person) && entitlement.from < monthOfDay(at(world.death, person));
}

function deadWithTail(world: World, person: number): boolean {
  return deadEntitled(world, person) && tailOf(world, person) > 0;
}

/** Mostly one or two months, seldom many; never beyond the last month of history. */
function months(most: number): NonNullable<Story['size']> {
  return (dice, world, person) => {
    const wanted = 1 + Math.floor(most * dice.next() * dice.next());
    return Math.min(wanted, world.settings.lastMonth - monthOfDay(at(world.death, person)) - 1);
  };
}

function beyondTail(dice: Dice, world: World, person: number): number {
  return tailOf(world, person) + dice.between(2, 8);
}
