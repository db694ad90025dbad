import { amount, date, defineExportFile, month, year } from '@minsheng/subgraph-kit/import';

/** Cumulative within the year; a month with more paid out than in has a negative surplus. */
export const residentFundLedger = defineExportFile({
  name: '居民养老基金台账',
  format: 'xlsx',
  table: 'resident_fund_ledger',
  columns: {
    年度: year('year'),
    月份: month('month'),
    当年新增结余: amount('new_surplus', { negative: true }),
    上解委托投资金额: amount('entrusted'),
    登记日期: date('recorded_on'),
  },
  key: ['year', 'month'],
  check: row => (row.月份.startsWith(`${row.年度}-`) ? undefined : { field: '月份', reason: `不在年度 ${row.年度} 内` }),
});
