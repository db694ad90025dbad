import { Office } from '../City.ts';
import { monthText } from '../calendar.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { oldAgeAllowance } from './allowances.ts';

export const oldAgeAllowances: ExportFile = {
  department: 'civil-affairs',
  name: '高龄津贴',
  columns: ['证件号码', '姓名', '开始年月', '终止年月', '月标准', '所属乡镇'],
  write(city, out) {
    const { world } = city;
    for (let person = 0; person < world.count; person++) {
      const allowance = oldAgeAllowance(city, person);
      if (!allowance) continue;
      const end = allowance.until <= world.settings.lastMonth ? monthText(allowance.until - 1) : '';
      const identity = `${city.id(person, Office.civilAffairs)},${city.name(person, Office.civilAffairs)}`;
      const terms = `${monthText(allowance.from)},${end},${yuan(allowance.monthlyCents)}`;
      out.row(`${identity},${terms},${city.township(person)}`, person);
    }
  },
};
