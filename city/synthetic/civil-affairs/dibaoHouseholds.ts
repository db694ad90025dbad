import { Office } from '../City.ts';
import { dayText, firstDayOf, NEVER } from '../calendar.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { dibaoMonths, incomePerMember, membersCounted } from './dibao.ts';

export const dibaoHouseholds: ExportFile = {
  department: 'civil-affairs',
  name: '低保家庭',
  columns: [
    ...['家庭编号', '户主证件号码', '所属乡镇', '城乡类别', '保障人口', '人均月收入', '批准日期', '退出日期', '退出原因'],
  ],
  write(city, out) {
    const { plants, world } = city;
    const { settings } = world;
    for (const household of world.aid.dibao) {
      const { until } = dibaoMonths(city, household);
      const members = membersCounted(city, household, Math.min(settings.lastMonth, until === NEVER ? until : until - 1));
      const ended = until !== NEVER && until <= settings.lastMonth;
      const died = ended && household.exit === NEVER;
      const switched = plants.of('R16', household.head)?.kind === 'decoy';
      const exit = ended
        ? `${dayText(died ? firstDayOf(until) - 1 : household.exit)},${died ? '2' : switched ? '3' : household.exitReason}`
        : ',';
      const place = `${city.township(household.head)},${household.urban ? 1 : 2}`;
      const means = `${members.length},${yuan(incomePerMember(city, household))},${dayText(household.approved)}`;
      out.row(`${household.number},${city.id(household.head, Office.civilAffairs)},${place},${means},${exit}`, household.head);
    }
  },
};
