import { date, defineExportFile, text } from '@minsheng/subgraph-kit/import';
import { eitherOr, verification } from './verification.ts';

/** 工作日历.csv: days off and make-up workdays as the State Council's yearly notice arranges them; they go before the library's. */
export const workingCalendar = defineExportFile({
  name: '工作日历',
  format: 'csv',
  occasional: true,
  table: 'calendar_day',
  columns: {
    日期: date('day'),
    安排: arrangement(),
    节日: text('occasion', { maxLength: 20 }),
    来源: text('source', { maxLength: 200 }),
    核对: verification(),
  },
  key: ['day'],
});

/** 放假 or 上班, stored as whether work is done. */
function arrangement() {
  return eitherOr('working', { 上班: true, 放假: false });
}
