import { amount, citizenId, code, date, defineExportFile, integer, optional } from '@minsheng/subgraph-kit/import';
import {
  UNEMPLOYMENT_CLAIM_STATUSES,
  UNEMPLOYMENT_STOP_REASONS,
  UnemploymentClaimStatus,
} from '../unemployment-claim/unemploymentClaim.ts';

/** At most 24 months for one claim (社会保险法 art. 46). */
const MOST_MONTHS = 24;

export const unemploymentClaims = defineExportFile({
  name: '失业保险待遇',
  format: 'csv',
  table: 'unemployment_claim',
  columns: {
    证件号码: citizenId('pid'),
    登记日期: date('registered_on'),
    核定月数: integer('awarded_months', { min: 0, max: MOST_MONTHS }),
    已领月数: integer('drawn_months', { min: 0, max: MOST_MONTHS }),
    月待遇标准: amount('monthly_amount'),
    领取状态: code('status', UNEMPLOYMENT_CLAIM_STATUSES),
    停发原因: optional(code('stop_reason', UNEMPLOYMENT_STOP_REASONS)),
  },
  key: ['pid', 'registered_on'],
  check: row => {
    if (row.已领月数 > row.核定月数) return { field: '已领月数', reason: `多于核定月数 ${row.核定月数}` };
    const ended = row.领取状态 === UnemploymentClaimStatus.ENDED;
    return ended && row.停发原因 === null ? { field: '停发原因', reason: '领取状态为终止时，停发原因不能为空' } : undefined;
  },
});
