import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { CallerError } from '../errors.ts';
import type { ExecutionContext } from '../execute/executePlan.ts';
import type { GatewayRequest } from '../http/GatewayRequest.ts';
import { CallerHungUp } from '../RequestDeadline.ts';
import { LogChoice } from './LogChoice.ts';
import { logRequest } from './logRequest.ts';
import type { Metrics } from './Metrics.ts';
import type { Finished } from './RequestOutcome.ts';
import { RequestRecord } from './RequestRecord.ts';
import { passOnTrace } from './traces/passOnTrace.ts';
import type { Tracing } from './traces/Tracing.ts';

const INTERNAL: Finished['errors'] = [{ message: '', extensions: { code: 'INTERNAL_ERROR' } }];

export interface WatchOptions {
  config: Pick<GatewayConfig, 'logRequests' | 'logSample' | 'logSlow' | 'traceCallers'>;
  metrics: Metrics | undefined;
  tracing: Tracing | undefined;
}

/** What is told to operators about requests: a line each, metrics if somebody collects them, traces likewise. */
export class Watch {
  readonly #log: Logger;
  readonly #choice: LogChoice;
  readonly #metrics: Metrics | undefined;
  readonly #tracing: Tracing | undefined;
  readonly #passesOn: boolean;

  constructor(log: Logger, { config, metrics, tracing }: WatchOptions) {
    this.#log = log;
    this.#choice = new LogChoice(log.isLevelEnabled('info') ? config : { ...config, logRequests: 'off' });
    this.#metrics = metrics;
    this.#tracing = tracing;
    this.#passesOn = config.traceCallers !== 'ignore';
  }

  /** A request begins. */
  begin(request: Pick<GatewayRequest, 'id' | 'method' | 'headers'>): RequestRecord {
    if (this.#tracing) return new RequestRecord(request.id, this.#tracing.begin(request));
    return new RequestRecord(request.id, this.#passesOn ? passOnTrace(request.headers) : undefined);
  }

  /** An event of a subscription begins to be answered. */
  beginEvent(id: string, subscription: RequestRecord): RequestRecord {
    const { trace } = subscription;
    return new RequestRecord(id, this.#tracing ? this.#tracing.beginEvent(trace) : trace);
  }

  /** A subscription has begun: what it has to tell from now on, its events tell. */
  subscribed(record: RequestRecord): void {
    record.trace?.finish(record, { answer: { status: 200, body: '' }, errors: [], outcome: 'ok' });
  }

  /** How a request's calls to departments are heard of, and what stood in for them. */
  callsOf(record: RequestRecord): Pick<ExecutionContext, 'onCall' | 'onFailure' | 'onLastKnown' | 'persons' | 'trace'> {
    const { id, calls, trace, entry } = record;
    return {
      trace,
      persons: entry?.persons,
      onCall: call => calls.push(call),
      onFailure: (department, what) => this.departmentFailed(id, department, what),
      onLastKnown: (department, field) => record.countLastKnown(department, field),
    };
  }

  /** A department failed, or refused on purpose; the second is a word to the caller and no reason to worry. */
  departmentFailed(request: string, department: string, what: { code: string }): void {
    const line = { request, department, ...what };
    if (what.code === 'DEPARTMENT_REFUSED') this.#log.info(line, 'a department refused');
    else this.#log.warn(line, 'a department failed');
  }

  /** A request is over, and its answer, with data and perhaps errors beside it, about to leave. */
  finish(record: RequestRecord, answer: Finished['answer'], errors: Finished['errors']): void {
    const outcome = errors.length > 0 ? 'partial' : 'ok';
    this.#tell(record, { answer, errors, outcome: answer.status === 200 ? outcome : 'hung-up' });
  }

  /** A request is over without data, because of `error`. */
  finishWithoutData(record: RequestRecord, answer: Finished['answer'], error: unknown): void {
    if (error instanceof CallerHungUp) this.#tell(record, { answer, errors: [], outcome: 'hung-up' });
    else if (!(error instanceof CallerError)) this.#tell(record, { answer, errors: INTERNAL, outcome: 'failed' });
    else this.#tell(record, { answer, errors: error.errors, outcome: error.status >= 500 ? 'failed' : 'refused' });
  }

  #tell(record: RequestRecord, finished: Finished): void {
    const milliseconds = performance.now() - record.startedAt;
    const sample = this.#choice.sampleOf(record.id, finished.outcome, milliseconds);
    if (sample !== undefined) logRequest(this.#log, record, { ...finished, milliseconds, sample });
    this.#metrics?.observeRequest(record, finished.outcome);
    record.trace?.finish(record, finished);
  }
}
