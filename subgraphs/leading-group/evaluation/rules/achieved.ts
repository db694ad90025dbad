import { Comparator } from '../../catalogue/comparator.ts';
import type { StatusRule } from '../evaluate.ts';
import { IndicatorStatus } from '../indicatorStatus.ts';

/**
 * The comparator is met. 以上 includes the number (民法典 art. 1259); "equal" allows the tolerance and "rising" asks for more than
 * the minimum of the evaluation parameters (评价参数.csv).
 */
export const achieved: StatusRule = (goal, measured) => {
  const met = MET[goal.comparator](goal, measured);
  return met ? IndicatorStatus.ACHIEVED : undefined;
};

const MET: Record<Comparator, (...judged: Parameters<StatusRule>) => boolean> = {
  [Comparator.AT_LEAST]: ({ target }, { value }) => target !== null && value !== null && value >= target,
  [Comparator.EQUAL]: ({ target, parameters }, { value }) =>
    target !== null && value !== null && Math.abs(value - target) <= parameters.equalTolerance,
  [Comparator.RISING]: ({ parameters }, { trendPerMonth }) => trendPerMonth !== null && trendPerMonth > parameters.risingMinimum,
};
