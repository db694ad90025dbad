import { amount, citizenId, defineExportFile, division, month, optional, text } from '@minsheng/subgraph-kit/import';

export const oldAgeAllowances = defineExportFile({
  name: '高龄津贴',
  format: 'csv',
  table: 'old_age_allowance',
  columns: {
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    开始年月: month('start_month'),
    终止年月: optional(month('end_month')),
    月标准: amount('monthly_amount'),
    所属乡镇: division('division_code'),
  },
  key: ['pid', 'start_month'],
  check: ({ 开始年月, 终止年月 }) =>
    终止年月 !== null && 终止年月 < 开始年月 ? { field: '终止年月', reason: '终止年月早于开始年月' } : undefined,
});
