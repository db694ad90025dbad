import { Comparator } from '../../catalogue/comparator.ts';
import type { StatusRule } from '../evaluate.ts';
import { IndicatorStatus } from '../indicatorStatus.ts';

/**
 * "No data" is never 0. A goal to rise also needs a trend, that is two values; any other goal needs its number, without which a value
 * cannot be judged.
 */
export const noData: StatusRule = ({ comparator, target }, { value, trendPerMonth }) => {
  if (value === null) return IndicatorStatus.NO_DATA;
  const reference = comparator === Comparator.RISING ? trendPerMonth : target;
  return reference === null ? IndicatorStatus.NO_DATA : undefined;
};
