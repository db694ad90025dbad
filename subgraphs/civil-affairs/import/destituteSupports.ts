import { citizenId, code, date, defineExportFile, division, optional, text } from '@minsheng/subgraph-kit/import';
import { DESTITUTE_SUPPORT_MODES, SELF_CARE_ABILITIES } from '../destitute-support/destituteSupportCodes.ts';

export const destituteSupports = defineExportFile({
  name: '特困供养人员',
  format: 'csv',
  table: 'destitute_support',
  columns: {
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    所属乡镇: division('division_code'),
    供养方式: code('mode', DESTITUTE_SUPPORT_MODES),
    自理能力: code('self_care', SELF_CARE_ABILITIES),
    批准日期: date('approved_on'),
    终止日期: optional(date('ended_on')),
  },
  key: ['pid', 'approved_on'],
  check: ({ 批准日期, 终止日期 }) =>
    终止日期 !== null && 终止日期 < 批准日期
      ? { field: '终止日期', reason: `终止日期${终止日期}早于批准日期${批准日期}` }
      : undefined,
});
