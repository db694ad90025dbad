import { Office } from '../City.ts';
import { monthText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { disabilityAllowances as allowancesOf } from './allowances.ts';

export const disabilityAllowances: ExportFile = {
  department: 'civil-affairs',
  name: '残疾人两项补贴',
  columns: ['证件号码', '姓名', '残疾人证号', '补贴类型', '开始年月', '终止年月', '月标准', '所属乡镇'],
  write(city, out) {
    const { world } = city;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      for (const allowance of allowancesOf(city, person, dice)) {
        const disability = at(world.disability, person);
        const certificate = `${at(world.idNumbers, person)}${Math.floor(disability / 8)}${disability % 8}`;
        const end = allowance.until <= world.settings.lastMonth ? monthText(allowance.until - 1) : '';
        const identity = `${city.id(person, Office.civilAffairs)},${city.name(person, Office.civilAffairs)},${certificate}`;
        const kind = allowance.fund === '04' ? 1 : 2;
        const terms = `${kind},${monthText(allowance.from)},${end},${yuan(allowance.monthlyCents)}`;
        out.row(`${identity},${terms},${city.township(person)}`, person);
      }
    }
  },
};
