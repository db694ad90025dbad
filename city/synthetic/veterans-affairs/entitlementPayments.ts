import { happened } from '../anomalies/Plants.ts';
import { Office } from '../City.ts';
import { monthNumber, monthText } from '../calendar.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { allowanceIn, lawfulTail, paidEntitlement } from './entitlements.ts';

export const entitlementPayments: ExportFile = {
  department: 'veterans-affairs',
  name: '优抚发放',
  columns: ['证件号码', '优抚类别', '所属期', '发放年月', '金额', '发放类型'],
  write(city, out) {
    const { firstMonth, lastMonth } = city.world.settings;
    for (const veteran of city.world.veterans) {
      const entitlement = paidEntitlement(city, veteran);
      if (!entitlement) continue;
      const { person, category, from, until, afterDeath } = entitlement;
      const prefix = `${city.id(person, Office.veteransAffairs)},${category}`;
      const story = city.plants.of('R07', person);
      for (let month = Math.max(from, firstMonth); month < Math.min(until, lastMonth + 1); month++) {
        // August's raise is first paid in September, with back pay for August.
        const late = monthNumber(month) === 8;
        const cents = allowanceIn(entitlement, late ? month - 1 : month);
        out.row(`${prefix},${monthText(month)},${monthText(month)},${yuan(cents)},1`, person);
        const raise = allowanceIn(entitlement, month) - cents;
        if (late && raise > 0 && month < lastMonth && month + 1 < until) {
          out.row(`${prefix},${monthText(month)},${monthText(month + 1)},${yuan(raise)},2`, person);
        }
        if (story && month >= afterDeath) happened(story, month, month < afterDeath + lawfulTail(category) ? 0 : cents);
      }
    }
  },
};
