import { Comparator } from '../../catalogue/comparator.ts';
import type { Goal, StatusRule } from '../evaluate.ts';
import { IndicatorStatus } from '../indicatorStatus.ts';

/**
 * Not there yet, but value + trend × months from the as-of to the deadline reaches the target.
 * Months are counted in days of an average month, so that an as-of in mid-month gets its share. A deadline that the data has passed
 * leaves nothing to hope for.
 */
export const onTrack: StatusRule = (goal, { value, trendPerMonth, asOf }) => {
  if (value === null || trendPerMonth === null || asOf === null || goal.target === null) return undefined;
  const months = monthsBetween(asOf, goal.deadline);
  if (months <= 0) return undefined;
  return gapAfter(goal, goal.target, { value, change: trendPerMonth * months }) <= 0 ? IndicatorStatus.ON_TRACK : undefined;
};

/** What is still missing at the deadline, in the indicator's unit; 0 or less when the goal is reached on the way there. */
function gapAfter(
  { comparator, parameters }: Goal,
  target: number,
  { value, change }: { value: number; change: number },
): number {
  const missing = target - value;
  if (comparator === Comparator.EQUAL) return Math.abs(missing) - parameters.equalTolerance - Math.sign(missing) * change;
  return missing - change;
}

function monthsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_MONTH;
}

const MILLISECONDS_PER_MONTH = (365.2425 / 12) * 24 * 60 * 60 * 1000;
