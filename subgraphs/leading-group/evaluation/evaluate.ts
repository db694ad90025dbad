import type { Comparator } from '../catalogue/comparator.ts';
import type { EvaluationParameters } from './evaluationParameters.ts';
import { IndicatorStatus } from './indicatorStatus.ts';
import { achieved } from './rules/achieved.ts';
import { definitionNotApproved } from './rules/definitionNotApproved.ts';
import { noData } from './rules/noData.ts';
import { onTrack } from './rules/onTrack.ts';

/** What the owner of an indicator measured. Everything may be missing: no data, or an owner that did not answer. */
export interface Measurement {
  value: number | null;
  trendPerMonth: number | null;
  /** `YYYY-MM-DD`. */
  asOf: string | null;
  definitionVersion: number | null;
}

/** What the office asks of it in a year. */
export interface Goal {
  comparator: Comparator;
  /** Null for a goal without a number (逐步提高). */
  target: number | null;
  /** `YYYY-MM-DD`; the year's end where the policy states none. */
  deadline: string;
  approvedVersions: readonly number[];
  parameters: EvaluationParameters;
}

/** One reason to give a status; undefined leaves it to the next rule. */
export type StatusRule = (goal: Goal, measured: Measurement) => IndicatorStatus | undefined;

/** In this order: what is not agreed is not judged, what is not known is not judged, then the number, then the trend. */
const RULES: readonly StatusRule[] = [definitionNotApproved, noData, achieved, onTrack];

/**
 * Judges a measurement against a goal as of the measurement's own date: the same data against the same goal, with the same approvals in
 * force, always gets the same status. Days that merely pass change nothing; an approval that takes effect or ends does.
 * What no rule could place is behind.
 */
export function evaluate(goal: Goal, measured: Measurement): IndicatorStatus {
  for (const rule of RULES) {
    const status = rule(goal, measured);
    if (status !== undefined) return status;
  }
  return IndicatorStatus.BEHIND;
}
