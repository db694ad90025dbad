import { dayText, firstDayOf, monthNumber, monthText, yearOf } from '../calendar.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';

/** New surplus of a full city in a month, in cents: the premiums of autumn carry most of it. */
const MONTHLY_SURPLUS = 420_000_000;

/** Cumulative within the year: the new surplus and what of it was remitted to the province for entrusted investment. */
export const residentFundLedger: ExportFile = {
  department: 'hrss',
  name: '居民养老基金台账',
  format: 'xlsx',
  columns: ['年度', '月份', '当年新增结余', '上解委托投资金额', '登记日期'],
  numbers: ['当年新增结余', '上解委托投资金额'],
  write({ world: { settings } }, out) {
    let surplus = 0;
    for (let month = settings.firstMonth - (settings.firstMonth % 12); month <= settings.lastMonth; month++) {
      const number = monthNumber(month);
      if (number === 1) surplus = 0;
      surplus += Math.round(MONTHLY_SURPLUS * settings.scale * (number >= 9 ? 1.9 : 0.6) * (1 + (yearOf(month) - 2024) * 0.04));
      if (month < settings.firstMonth) continue;
      const share = Math.min(0.845, 0.76 + number * 0.006 + (yearOf(month) - 2023) * 0.01);
      const remitted = Math.round((surplus * share) / 1_000_000) * 1_000_000 || Math.round(surplus * share);
      const registered = Math.min(firstDayOf(month + 1) - 1, settings.today);
      out.row(`${yearOf(month)},${monthText(month)},${yuan(surplus)},${yuan(remitted)},${dayText(registered)}`);
    }
  },
};
