import { citizenId, code, date, defineExportFile, optional, text } from '@minsheng/subgraph-kit/import';
import { DIBAO_RELATIONS } from '../dibao/dibaoCodes.ts';

export const dibaoMembers = defineExportFile({
  name: '低保家庭成员',
  format: 'csv',
  table: 'dibao_member',
  columns: {
    家庭编号: text('household_number', { maxLength: 40 }),
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    与户主关系: code('relation', DIBAO_RELATIONS),
    加入日期: date('joined_on'),
    退出日期: optional(date('left_on')),
  },
  key: ['household_number', 'pid'],
  check: ({ 加入日期, 退出日期 }) =>
    退出日期 !== null && 退出日期 < 加入日期
      ? { field: '退出日期', reason: `退出日期${退出日期}早于加入日期${加入日期}` }
      : undefined,
});
