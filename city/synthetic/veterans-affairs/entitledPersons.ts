import { Office } from '../City.ts';
import { monthText } from '../calendar.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { allowanceIn, paidEntitlement } from './entitlements.ts';

export const entitledPersons: ExportFile = {
  department: 'veterans-affairs',
  name: '优抚对象',
  columns: ['证件号码', '姓名', '优抚类别', '残疾等级', '残疾性质', '起始年月', '终止年月', '月标准', '状态', '所属乡镇'],
  write(city, out) {
    const { lastMonth } = city.world.settings;
    for (const veteran of city.world.veterans) {
      const entitlement = paidEntitlement(city, veteran);
      if (!entitlement || entitlement.from >= entitlement.until || entitlement.from > lastMonth) continue;
      const { person, category, grade, cause, from, until } = entitlement;
      const ended = until <= lastMonth;
      const identity = `${city.id(person, Office.veteransAffairs)},${city.name(person, Office.veteransAffairs)}`;
      const terms = `${category},${grade || ''},${cause},${monthText(from)},${ended ? monthText(until - 1) : ''}`;
      const amount = yuan(allowanceIn(entitlement, Math.min(lastMonth, until - 1)));
      out.row(`${identity},${terms},${amount},${ended ? 3 : 1},${city.township(person)}`, person);
    }
  },
};
