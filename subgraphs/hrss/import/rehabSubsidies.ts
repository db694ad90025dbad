import { amount, creditCode, date, decimal, defineExportFile, integer, month, optional } from '@minsheng/subgraph-kit/import';

export const rehabSubsidies = defineExportFile({
  name: '康复机构养老补贴',
  format: 'csv',
  table: 'rehab_pension_subsidy',
  columns: {
    统一社会信用代码: creditCode('employer_uscc'),
    所属期: month('period'),
    专业技术人员数: integer('professional_staff', { min: 0, max: 100_000 }),
    年度最低缴费基数: amount('minimum_base'),
    单位缴费比例: decimal('employer_rate', { min: 0, max: 1, scale: 4 }),
    单位应缴额: amount('employer_due'),
    补贴金额: amount('subsidy'),
    拨付日期: optional(date('paid_on')),
  },
  key: ['employer_uscc', 'period'],
});
