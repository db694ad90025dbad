import { type City, Office } from '../City.ts';
import { dayText, firstDayOf, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import type { DibaoHousehold } from '../world/aid.ts';
import { Role } from '../world/World.ts';
import { dibaoMonths, monthsListed } from './dibao.ts';

export const dibaoMembers: ExportFile = {
  department: 'civil-affairs',
  name: '低保家庭成员',
  columns: ['家庭编号', '证件号码', '姓名', '与户主关系', '加入日期', '退出日期'],
  write(city, out) {
    const { world } = city;
    for (const household of world.aid.dibao) {
      for (const member of household.members) {
        const joined = Math.max(household.approved, at(world.birth, member) + 20);
        if (joined > world.settings.today || at(world.death, member) < household.approved) continue;
        const left = leaves(city, household, member);
        const end = left <= world.settings.today ? dayText(Math.max(left, joined)) : '';
        const identity = `${city.id(member, Office.civilAffairs)},${city.name(member, Office.civilAffairs)}`;
        out.row(`${household.number},${identity},${relation(city, household, member)},${dayText(joined)},${end}`, member);
      }
    }
  },
};

/** Taken off at the end of the month of death, later where the death was not reported, with the household where it left. */
function leaves(city: City, household: DibaoHousehold, member: number): number {
  const { until } = dibaoMonths(city, household);
  const ended = household.exit !== NEVER ? household.exit : until === NEVER ? NEVER : firstDayOf(until) - 1;
  const death = at(city.world.death, member);
  if (death === NEVER) return ended;
  return Math.min(ended, firstDayOf(monthOfDay(death) + 1 + monthsListed(city, member)) - 1);
}

function relation(city: City, household: DibaoHousehold, member: number): string {
  if (member === household.head) return '01';
  switch (at(city.world.role, member)) {
    case Role.spouse:
      return '02';
    case Role.child:
      return '03';
    case Role.parent:
      return '04';
    default:
      return '09';
  }
}
