import type { CallTracer } from '../../execute/calls/CallTrace.ts';
import type { Finished } from '../RequestOutcome.ts';
import type { RequestRecord } from '../RequestRecord.ts';

/** The stages that have spans of their own. */
export type TracedStage = 'prepare' | 'plan' | 'project';

/** The trace of one request, recorded or only passed on. */
export interface RequestTrace extends CallTracer {
  /** 32 hexadecimal digits, for the log. */
  readonly id: string;
  /** Headers that carry the request's own span to a department: name, value, name, value. */
  readonly headers: readonly string[];
  /** Does the work and notes how long it took. */
  time<Result>(stage: TracedStage, work: () => Result): Result;
  /** Called once, when the answer is about to leave. */
  finish(record: RequestRecord, finished: Finished): void;
}
