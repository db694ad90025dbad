import type { IndicatorReading } from './indicatorReading.ts';

/** Months over which a trend is measured: long enough to even out a late file, short enough to notice a turn. */
const TREND_MONTHS = 6;

/** Average change per month over the last six months with a value, in the indicator's unit; undefined with fewer than two values. */
export function trendPerMonth(series: readonly IndicatorReading[]): number | undefined {
  const known = series.filter(reading => reading.value !== null).slice(-(TREND_MONTHS + 1));
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  return ((last.value ?? 0) - (first.value ?? 0)) / (monthNumber(last.month) - monthNumber(first.month));
}

function monthNumber(month: string): number {
  const [year, number] = month.split('-');
  return Number(year) * 12 + Number(number);
}
