import { amount, citizenId, code, defineExportFile, division, month, optional } from '@minsheng/subgraph-kit/import';
import { SCHEMES } from '../codes/scheme.ts';
import { PENSION_BENEFIT_STATUSES, RETIREMENT_CATEGORIES } from '../pension-benefit/pensionBenefit.ts';

export const pensionBenefits = defineExportFile({
  name: '待遇核定',
  format: 'csv',
  table: 'pension_benefit',
  columns: {
    证件号码: citizenId('pid'),
    险种类型: code('scheme', SCHEMES),
    离退休类别: code('category', RETIREMENT_CATEGORIES),
    待遇开始年月: month('start_month'),
    待遇终止年月: optional(month('end_month')),
    发放状态: code('status', PENSION_BENEFIT_STATUSES),
    月待遇标准: amount('monthly_amount'),
    所属乡镇: division('division_code'),
  },
  key: ['pid', 'scheme', 'start_month'],
  check: row =>
    row.待遇终止年月 !== null && row.待遇终止年月 < row.待遇开始年月
      ? { field: '待遇终止年月', reason: `早于待遇开始年月 ${row.待遇开始年月.slice(0, 7)}` }
      : undefined,
});
