import { citizenId, code, date, defineExportFile, division, optional, text } from '@minsheng/subgraph-kit/import';
import { MONITORING_CATEGORIES } from '../monitored-person/monitoringCategory.ts';

export const monitoredPersons = defineExportFile({
  name: '低收入监测对象',
  format: 'csv',
  table: 'monitored_person',
  columns: {
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    所属乡镇: division('division_code'),
    监测类别: code('category', MONITORING_CATEGORIES),
    纳入日期: date('included_on'),
    退出日期: optional(date('exited_on')),
  },
  key: ['pid', 'category', 'included_on'],
  check: ({ 纳入日期, 退出日期 }) =>
    退出日期 !== null && 退出日期 < 纳入日期
      ? { field: '退出日期', reason: `退出日期${退出日期}早于纳入日期${纳入日期}` }
      : undefined,
});
