import { performance } from 'node:perf_hooks';
import type { EvidenceEntry } from '../evidence/openEvidence.ts';
import type { DepartmentCall } from '../execute/DepartmentClient.ts';
import type { Access } from '../identity/Access.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { CostEstimate } from '../operation/cost/OperationCost.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';
import type { RequestTrace, TracedStage } from './traces/RequestTrace.ts';

/** Fields are as many as the contract marks with `@lastKnown`. */
export type LastKnownCounts = Map<string, Map<string, number>>;

/**
 * What metrics, traces and the summary line tell of one request. Each field is set once, by the stage that knows it; what a
 * refused request did not reach stays undefined. Never variables, query text or anything a
 * department delivered: what calls hold of it, where evidence keeps it, goes there alone.
 */
export class RequestRecord {
  readonly id: string;
  /** Of `performance.now()`, in milliseconds. */
  readonly startedAt = performance.now();
  caller: Caller | undefined = undefined;
  operation: PreparedOperation | undefined = undefined;
  /** As stated in headers; whoever reads them sets it. */
  purpose: Access | undefined = undefined;
  decision: PolicyDecision | undefined = undefined;
  /** Its evidence, once that is opened. */
  entry: EvidenceEntry | undefined = undefined;
  /** Objects the answer may hold and what it may cost, as estimated before anything was fetched. */
  estimate: CostEstimate | undefined = undefined;
  /** In the order in which departments answered. */
  readonly calls: DepartmentCall[] = [];
  /** Last known values that stood in: department, then field, then how many. Undefined where none did. */
  lastKnown: LastKnownCounts | undefined = undefined;
  /** Undefined where nothing is traced and the caller sent no trace of its own. */
  readonly trace: RequestTrace | undefined;

  constructor(id: string, trace?: RequestTrace) {
    this.id = id;
    this.trace = trace;
  }

  countLastKnown(department: string, field: string): void {
    this.lastKnown ??= new Map();
    const fields = this.lastKnown.get(department) ?? new Map<string, number>();
    this.lastKnown.set(department, fields.set(field, (fields.get(field) ?? 0) + 1));
  }

  /** Does a stage's work, and lets the trace know how long it took, if there is one. */
  time<Result>(stage: TracedStage, work: () => Result): Result {
    return this.trace ? this.trace.time(stage, work) : work();
  }
}
