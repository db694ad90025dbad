import { date, defineExportFile, optional, text } from '@minsheng/subgraph-kit/import';

/** 目录评估.csv: what departments assessed and signed before this system, one line for each catalogue entry. */
export const preparedAssessments = defineExportFile({
  name: '目录评估',
  format: 'csv',
  occasional: true,
  table: 'prepared_assessment',
  columns: {
    部门: text('provider', { maxLength: 50 }),
    类型: text('type_name', { maxLength: 100 }),
    使用条件: optional(text('conditions', { maxLength: 500 })),
    分类分级: text('grade', { maxLength: 50 }),
    保密风险评估: text('secrecy_assessment', { maxLength: 500 }),
    个人信息保护影响评估: text('personal_assessment', { maxLength: 500 }),
    评估人: text('assessor', { maxLength: 50 }),
    签字负责人: text('signatory', { maxLength: 50 }),
    签字日期: date('signed_on'),
  },
  key: ['provider', 'type_name'],
});
