import { amount, citizenId, creditCode, date, defineExportFile, optional } from '@minsheng/subgraph-kit/import';

export const occupationalAnnuities = defineExportFile({
  name: '职业年金',
  format: 'csv',
  table: 'occupational_annuity',
  columns: {
    证件号码: citizenId('pid'),
    统一社会信用代码: creditCode('employer_uscc'),
    法定退休日期: date('legal_retirement_date'),
    做实日期: optional(date('funded_on')),
    做实金额: optional(amount('funded_amount')),
  },
  key: ['pid'],
  check: row =>
    (row.做实日期 === null) !== (row.做实金额 === null)
      ? { field: row.做实日期 === null ? '做实日期' : '做实金额', reason: '做实日期与做实金额应同时填写或同时为空' }
      : undefined,
});
