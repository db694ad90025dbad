import {
  amount,
  citizenId,
  code,
  creditCode,
  date,
  defineExportFile,
  division,
  optional,
  text,
} from '@minsheng/subgraph-kit/import';
import { INSURANCE_STATUSES } from '../codes/insuranceStatus.ts';
import { INSURANCE_TYPES } from '../codes/insuranceType.ts';
import { PERSON_CATEGORIES } from '../codes/personCategory.ts';
import { SUBSIDY_CATEGORIES } from '../codes/subsidyCategory.ts';
import { endsBeforeItBegins } from './endsBeforeItBegins.ts';

export const insuranceRelations = defineExportFile({
  name: '参保信息',
  format: 'csv',
  table: 'insurance_relation',
  columns: {
    人员编号: text('person_number', { maxLength: 40 }),
    证件类型: code('certificate_kind', { '01': '居民身份证（户口簿）' }),
    证件号码: citizenId({ pid: 'pid', number: 'citizen_id' }),
    姓名: text('name', { maxLength: 100 }),
    性别: code('sex', { '0': '未知', '1': '男', '2': '女', '9': '未说明' }),
    出生日期: date('birth_date'),
    险种类型: code('scheme', INSURANCE_TYPES),
    人员类别: code('person_category', PERSON_CATEGORIES),
    参保状态: code('status', INSURANCE_STATUSES),
    参保开始日期: date('start_date'),
    参保结束日期: optional(date('end_date')),
    统一社会信用代码: optional(creditCode('employer_uscc')),
    所属乡镇: division('division_code'),
    资助参保类别: optional(code('subsidy_category', SUBSIDY_CATEGORIES)),
    资助金额: optional(amount('subsidy_amount')),
  },
  key: ['pid', 'scheme', 'start_date'],
  check: row => endsBeforeItBegins(row.参保开始日期, row.参保结束日期, '参保结束日期'),
});
