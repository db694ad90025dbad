import { citizenId, code, date, defineExportFile, optional, text } from '@minsheng/subgraph-kit/import';
import { DISCHARGE_WAYS } from '../codes/dischargeWay.ts';
import { endsBeforeItBegins } from './endsBeforeItBegins.ts';

export const admissions = defineExportFile({
  name: '住院登记',
  format: 'csv',
  table: 'admission',
  columns: {
    就诊编号: text('visit_number', { maxLength: 40 }),
    证件号码: citizenId('pid'),
    机构编码: text('institution_code', { maxLength: 12 }),
    入院日期: date('admitted_on'),
    出院日期: optional(date('discharged_on')),
    主要诊断编码: text('main_diagnosis_code', { maxLength: 20 }),
    离院方式: optional(code('discharge_way', DISCHARGE_WAYS)),
  },
  key: ['visit_number'],
  check: row => endsBeforeItBegins(row.入院日期, row.出院日期, '出院日期'),
});
