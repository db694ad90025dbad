import { performance } from 'node:perf_hooks';
import { type Dispatcher, errors, Pool } from 'undici';
import type { GatewayLimits } from '../config.ts';
import type { DataObject } from '../data/DataObject.ts';
import { CallerHungUp } from '../RequestDeadline.ts';
import type { Department } from '../supergraph/readDepartments.ts';
import { departmentFailures } from './departmentFailures.ts';
import type { FieldFailure } from './FieldFailures.ts';
import { parseAnswer } from './parseAnswer.ts';
import { AnswerTooLarge, readAnswer } from './readAnswer.ts';

/** An error as a department reports it. Not safe to show as it is. */
export interface DepartmentError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: unknown };
}

/** What became of one call. A department that fails is ordinary business, so it is a value. */
export type DepartmentAnswer =
  | { ok: true; data: DataObject | null; errors: readonly DepartmentError[] }
  | { ok: false; failure: FieldFailure; cause: unknown };

/** One call to one department: outcome only, never content. */
export interface DepartmentCall {
  department: string;
  milliseconds: number;
  /** `ok`, the error code the department's fields got, or `CALLER_HUNG_UP` when nobody waited any more. */
  outcome: string;
  /** Entities asked for, equal ones counted once; 0 for root fields. */
  entities: number;
}

export interface AskOptions {
  /** Aborted when the caller hangs up or the request's deadline has passed. */
  signal: AbortSignal;
  /** A mutation is never sent twice. */
  repeatable: boolean;
  /** How many entities the body asks for; none for root fields. */
  entities?: number;
  onCall: (call: DepartmentCall) => void;
}

type ClientLimits = Pick<GatewayLimits, 'departmentTimeout' | 'maxDepartmentAnswerBytes' | 'departmentConnections'>;

/** Talks to one department over kept-alive connections. A department that comes back is found again by the next call. */
export class DepartmentClient {
  readonly name: string;
  readonly #pool: Pool;
  readonly #path: string;
  readonly #limits: ClientLimits;

  constructor(department: Department, limits: ClientLimits) {
    const url = new URL(department.url);
    this.name = department.name;
    this.#path = url.pathname + url.search;
    this.#limits = limits;
    this.#pool = new Pool(url.origin, { connections: limits.departmentConnections, connectTimeout: limits.departmentTimeout });
  }

  /** Sends a GraphQL request and reads the answer. Never throws for what a department or the network does. */
  async ask(body: string, options: AskOptions): Promise<DepartmentAnswer> {
    const started = performance.now();
    const answer = await this.#askWithinTime(body, options);
    options.onCall({
      department: this.name,
      milliseconds: performance.now() - started,
      outcome: answer.ok ? 'ok' : options.signal.reason instanceof CallerHungUp ? 'CALLER_HUNG_UP' : answer.failure.code,
      entities: options.entities ?? 0,
    });
    return answer;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #askWithinTime(
    body: string,
    { signal, repeatable }: Pick<AskOptions, 'signal' | 'repeatable'>,
  ): Promise<DepartmentAnswer> {
    const own = new AbortController();
    const stop = () => own.abort();
    const timer = setTimeout(stop, this.#limits.departmentTimeout);
    signal.addEventListener('abort', stop);
    try {
      if (signal.aborted) own.abort();
      return await this.#send(body, { signal: own.signal, repeatable });
    } catch (cause) {
      return { ok: false, failure: this.#explain(cause, signal), cause };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  async #send(body: string, { signal, repeatable }: { signal: AbortSignal; repeatable: boolean }): Promise<DepartmentAnswer> {
    const request: Dispatcher.RequestOptions = {
      path: this.#path,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9' },
      body,
      signal,
    };
    const maxBytes = this.#limits.maxDepartmentAnswerBytes;
    try {
      return parseAnswer(await readAnswer(await this.#pool.request(request), maxBytes), this.name);
    } catch (error) {
      // A department that was restarted closes idle connections; the first request on each would fail for no real reason.
      if (!repeatable || signal.aborted || !isBrokenConnection(error)) throw error;
      return parseAnswer(await readAnswer(await this.#pool.request(request), maxBytes), this.name);
    }
  }

  #explain(cause: unknown, requestSignal: AbortSignal): FieldFailure {
    if (requestSignal.aborted) return departmentFailures.deadline(this.name);
    if (cause instanceof AnswerTooLarge) return departmentFailures.tooLarge(this.name, this.#limits.maxDepartmentAnswerBytes);
    const timedOut = cause instanceof Error && (cause.name === 'AbortError' || /TIMEOUT/.test(codeOf(cause)));
    if (timedOut) return departmentFailures.timeout(this.name, this.#limits.departmentTimeout);
    return departmentFailures.unreachable(this.name);
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isBrokenConnection(error: unknown): boolean {
  return error instanceof errors.SocketError || (error instanceof Error && /^(ECONNRESET|EPIPE)$/.test(codeOf(error)));
}
