import { citizenId, code, date, defineExportFile, division, optional, text } from '@minsheng/subgraph-kit/import';
import { SERVICE_CATEGORIES } from '../veteran/serviceCategory.ts';

export const veterans = defineExportFile({
  name: '退役军人',
  format: 'csv',
  table: 'veteran',
  columns: {
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    性别: code('sex', { '0': '未知', '1': '男', '2': '女', '9': '未说明' }),
    出生日期: date('birth_date'),
    所属乡镇: division('division_code'),
    入伍日期: date('enlisted_on'),
    退役日期: date('discharged_on'),
    人员类型: code('service_category', SERVICE_CATEGORIES),
    优待证号: optional(text('preferential_card_number', { maxLength: 40 })),
  },
  key: ['pid'],
  check: ({ 出生日期, 入伍日期, 退役日期 }) => {
    if (入伍日期 <= 出生日期) return { field: '入伍日期', reason: `入伍日期${入伍日期}不晚于出生日期${出生日期}` };
    return 退役日期 < 入伍日期 ? { field: '退役日期', reason: `退役日期${退役日期}早于入伍日期${入伍日期}` } : undefined;
  },
});
