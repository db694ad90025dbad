import { Comparator } from '../../catalogue/comparator.ts';
import { evaluate, type Goal, type Measurement } from '../evaluate.ts';

/** Judges a story: at least 95.5 by the end of 2025 and a sound measurement of October, unless the story says otherwise. */
export function judge(measured: Partial<Measurement>, goal: Partial<Goal> = {}) {
  return evaluate({ ...AT_LEAST_95_5, ...goal }, { ...OCTOBER, ...measured });
}

const AT_LEAST_95_5: Goal = {
  comparator: Comparator.AT_LEAST,
  target: 95.5,
  deadline: '2025-12-31',
  approvedVersions: [1],
  parameters: { equalTolerance: 0.5, risingMinimum: 0 },
};

const OCTOBER: Measurement = { value: 95, trendPerMonth: 0, asOf: '2025-10-31', definitionVersion: 1 };
