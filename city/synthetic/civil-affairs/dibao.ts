import { Cause } from '../anomalies/Cause.ts';
import type { City } from '../City.ts';
import { monthOfDay, NEVER, yearOf } from '../calendar.ts';
import { at } from '../column.ts';
import { type DibaoHousehold, dibaoStandard } from '../world/aid.ts';

/** Months [from, until) in which a household draws 低保: until it leaves or its last member dies. */
export function dibaoMonths(city: City, household: DibaoHousehold): { from: number; until: number } {
  const { world } = city;
  const deaths = household.members.map(member => at(world.death, member));
  const lastDeath = Math.max(...deaths);
  const alone = lastDeath === NEVER ? NEVER : monthOfDay(lastDeath) + 1;
  const left = household.exit === NEVER ? NEVER : monthOfDay(household.exit) + 1;
  const overpaid = household.members.reduce((sum, member) => sum + monthsKept(city, member), 0);
  const until = Math.min(alone === NEVER ? NEVER : alone + overpaid, left);
  return { from: monthOfDay(household.approved) + 1, until };
}

/** Members counted in a month: the born and the living, and those whose death nobody reported to the office. */
export function membersCounted(city: City, household: DibaoHousehold, month: number): number[] {
  return household.members.filter(member => {
    const { birth, death } = city.world;
    if (monthOfDay(at(birth, member)) > month) return false;
    const died = at(death, member);
    if (died === NEVER) return true;
    return month <= monthOfDay(died) + monthsKept(city, member);
  });
}

/** Months after death for which a member is still paid: only where a story says so. */
function monthsKept({ plants }: City, member: number): number {
  const story = plants.of('R04', member);
  return story?.kind === 'truth' ? story.size : 0;
}

/** Months after death for which a member still stands in the household's list. */
export function monthsListed({ plants }: City, member: number): number {
  const story = plants.of('R04', member);
  return story?.kind === 'truth' || story?.cause === Cause.listedLate ? story.size : 0;
}

/**
 * Difference between the standard and the household's income, per member, in cents: at least fifty yuan. With a member's death
 * an income may be lost too: a household assessed again then draws as much for fewer members.
 */
export function dibaoPerMember(city: City, household: DibaoHousehold, month: number): number {
  const standard = dibaoStandard(household.urban, yearOf(month));
  const need = Math.max(5_000, standard - household.monthlyIncomeCents);
  const lost = household.members.find(member => city.plants.of('R04', member)?.cause === Cause.reassessed);
  if (lost === undefined) return need;
  const died = monthOfDay(at(city.world.death, lost));
  if (month <= died) return need;
  const before = membersCounted(city, household, died).length;
  return Math.min(standard, Math.ceil((need * before) / (before - 1)));
}

/** 人均月收入 as assessed last, in cents. */
export function incomePerMember(city: City, household: DibaoHousehold): number {
  const { lastMonth } = city.world.settings;
  const reassessed = household.members.some(member => city.plants.of('R04', member)?.cause === Cause.reassessed);
  if (!reassessed) return household.monthlyIncomeCents;
  return dibaoStandard(household.urban, yearOf(lastMonth)) - dibaoPerMember(city, household, lastMonth);
}
