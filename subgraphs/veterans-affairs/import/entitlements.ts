import {
  amount,
  citizenId,
  code,
  defineExportFile,
  division,
  integer,
  month,
  optional,
  text,
} from '@minsheng/subgraph-kit/import';
import { ENTITLEMENT_CATEGORIES } from '../entitlement/entitlementCategory.ts';
import { DISABILITY_CAUSES, ENTITLEMENT_STATUSES } from '../entitlement/entitlementCodes.ts';

export const entitlements = defineExportFile({
  name: '优抚对象',
  format: 'csv',
  table: 'entitlement',
  columns: {
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    优抚类别: code('category', ENTITLEMENT_CATEGORIES),
    残疾等级: optional(integer('disability_grade', { min: 1, max: 10 })),
    残疾性质: optional(code('disability_cause', DISABILITY_CAUSES)),
    起始年月: month('start_month'),
    终止年月: optional(month('end_month')),
    月标准: amount('monthly_amount'),
    状态: code('status', ENTITLEMENT_STATUSES),
    所属乡镇: division('division_code'),
  },
  key: ['pid', 'category', 'start_month'],
  check: ({ 优抚类别, 残疾等级, 残疾性质, 起始年月, 终止年月 }) => {
    if (优抚类别 === '01' && 残疾等级 === null) return { field: '残疾等级', reason: '残疾军人（类别01）必须有残疾等级' };
    if (优抚类别 === '01' && 残疾性质 === null) return { field: '残疾性质', reason: '残疾军人（类别01）必须有残疾性质' };
    return 终止年月 !== null && 终止年月 < 起始年月 ? { field: '终止年月', reason: '终止年月早于起始年月' } : undefined;
  },
});
