import { amount, citizenId, code, date, defineExportFile, text, timestamp } from '@minsheng/subgraph-kit/import';
import { INSURANCE_TYPES } from '../codes/insuranceType.ts';
import { MEDICAL_CATEGORIES, REVERSAL_FLAGS, VISIT_CREDENTIALS } from '../codes/settlementCodes.ts';
import { endsBeforeItBegins } from './endsBeforeItBegins.ts';
import { settlementSums } from './settlementSums.ts';

const signed = { negative: true };

export const settlements = defineExportFile({
  name: '结算明细',
  format: 'csv',
  table: 'settlement',
  columns: {
    结算编号: text('settlement_number', { maxLength: 40 }),
    就诊编号: text('visit_number', { maxLength: 40 }),
    人员编号: text('person_number', { maxLength: 40 }),
    证件号码: citizenId('pid'),
    险种类型: code('scheme', INSURANCE_TYPES),
    医疗类别: code('category', MEDICAL_CATEGORIES),
    就诊凭证类型: code('credential', VISIT_CREDENTIALS),
    机构编码: text('institution_code', { maxLength: 12 }),
    开始日期: date('begin_date'),
    结束日期: date('end_date'),
    结算时间: timestamp('settled_at'),
    医疗费总额: amount('medical_fee', signed),
    基金支付总额: amount('fund_paid', signed),
    统筹基金支出: amount('pooled_fund_paid', signed),
    公务员补助支出: amount('civil_servant_paid', signed),
    企业补充支出: amount('enterprise_supplement_paid', signed),
    居民大病支出: amount('serious_illness_paid', signed),
    职工大额支出: amount('large_expense_paid', signed),
    伤残人员支出: amount('disabled_person_paid', signed),
    医疗救助支出: amount('medical_assistance_paid', signed),
    其他支出: amount('other_fund_paid', signed),
    医院负担金额: amount('hospital_borne', signed),
    个人负担总额: amount('personal_paid', signed),
    个人账户支出: amount('account_paid', signed),
    个人现金支出: amount('cash_paid', signed),
    家庭共济支出: amount('family_account_paid', signed),
    退费标志: code('reversal', REVERSAL_FLAGS),
  },
  key: ['settlement_number'],
  check: row => settlementSums(row) ?? endsBeforeItBegins(row.开始日期, row.结束日期, '结束日期'),
});
