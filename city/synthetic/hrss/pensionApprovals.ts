import { Office } from '../City.ts';
import { monthText, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { Livelihood } from '../world/World.ts';
import { lastMonthDue, pensionOf } from './pensions.ts';

export const pensionApprovals: ExportFile = {
  department: 'hrss',
  name: '待遇核定',
  columns: ['证件号码', '险种类型', '离退休类别', '待遇开始年月', '待遇终止年月', '发放状态', '月待遇标准', '所属乡镇'],
  write(city, out) {
    const { world, plants } = city;
    for (let person = 0; person < world.count; person++) {
      const pension = pensionOf(city, person);
      if (!pension || pension.from >= pension.until) continue;
      const id = city.id(person, Office.hrss);
      const township = city.township(person);
      const unaware = plants.of('R01', person)?.kind === 'truth';
      const last = unaware ? NEVER : lastMonthDue(pension);
      const [end, status] = last === NEVER ? ['', 1] : [monthText(last), 3];
      const category = at(world.livelihood, person) === Livelihood.retiredResident ? 9 : 1;
      const amount = yuan(pension.due(Math.min(last, world.settings.lastMonth)));
      out.row(`${id},${pension.scheme},${category},${monthText(pension.from)},${end},${status},${amount},${township}`, person);
      const second = plants.of('R12', person);
      if (!second) continue;
      const lastOfSecond = monthText(pension.from + second.size - 1);
      out.row(`${id},170,9,${monthText(pension.from)},${lastOfSecond},3,${yuan(18_200)},${township}`, person);
    }
  },
};
