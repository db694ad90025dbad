import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { GatewayConfig } from '../config.ts';
import { CallerError } from '../errors.ts';
import { CallerHungUp } from '../RequestDeadline.ts';
import { LogChoice } from './LogChoice.ts';
import { logRequest } from './logRequest.ts';
import type { Metrics } from './Metrics.ts';
import type { Finished } from './RequestOutcome.ts';
import type { RequestRecord } from './RequestRecord.ts';

const INTERNAL: Finished['errors'] = [{ message: '', extensions: { code: 'INTERNAL_ERROR' } }];

/** What is told to operators about requests: a line each, metrics if somebody collects them. */
export class Watch {
  readonly #log: Logger;
  readonly #choice: LogChoice;
  readonly #metrics: Metrics | undefined;

  constructor(
    log: Logger,
    { config, metrics }: { config: Pick<GatewayConfig, 'logRequests' | 'logSample' | 'logSlow'>; metrics: Metrics | undefined },
  ) {
    this.#log = log;
    this.#choice = new LogChoice(log.isLevelEnabled('info') ? config : { ...config, logRequests: 'off' });
    this.#metrics = metrics;
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
  }
}
