import { Office } from '../City.ts';
import { dayText } from '../calendar.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';

export const unemploymentBenefits: ExportFile = {
  department: 'hrss',
  name: '失业保险待遇',
  columns: ['证件号码', '登记日期', '核定月数', '已领月数', '月待遇标准', '领取状态', '停发原因'],
  write(city, out) {
    for (const claim of city.world.claims) {
      const status = claim.stopReason === '' ? 1 : 3;
      const months = `${claim.awardedMonths},${claim.drawnMonths},${yuan(claim.monthlyCents)}`;
      out.row(
        `${city.id(claim.person, Office.hrss)},${dayText(claim.registered)},${months},${status},${claim.stopReason}`,
        claim.person,
      );
    }
  },
};
