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
  const overpaid = household.members.reduce((sum, member) => sum + (city.plants.of('R04', member)?.size ?? 0), 0);
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
    return month <= monthOfDay(died) + (city.plants.of('R04', member)?.size ?? 0);
  });
}

/** Difference between the standard and the household's income, per member, in cents: at least fifty yuan. */
export function dibaoPerMember(household: DibaoHousehold, month: number): number {
  return Math.max(5_000, dibaoStandard(household.urban, yearOf(month)) - household.monthlyIncomeCents);
}
