import { code, date, defineExportFile, text } from '@minsheng/subgraph-kit/import';

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

/** 已核 or 待核, stored as whether the day was compared with its notice. */
function verification() {
  return eitherOr('verified', { 已核: true, 待核: false });
}

function eitherOr(target: string, words: Record<string, boolean>) {
  const plain = code(target, Object.fromEntries(Object.keys(words).map(word => [word, word])));
  return {
    ...plain,
    holdsText: false,
    read: (cell: string) => {
      const read = plain.read(cell);
      return typeof read === 'string' ? (words[read] ? 't' : 'f') : read;
    },
    value: (stored: string) => stored === 't',
  };
}
