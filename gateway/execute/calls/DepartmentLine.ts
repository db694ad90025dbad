import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import type { DepartmentLimits } from '../../config/DepartmentLimits.ts';
import { isSafeAddress } from '../../isSafeAddress.ts';
import type { Department } from '../../supergraph/readDepartments.ts';
import { CallSigner } from '../signing/CallSigner.ts';
import type { LineSecurity } from '../signing/LineSecurity.ts';
import type { AnswerReceiver } from './AnswerReceiver.ts';
import { CallSlots } from './CallSlots.ts';
import { ChunkPace } from './ChunkPace.ts';
import { CircuitBreaker } from './CircuitBreaker.ts';
import { RetryBudget } from './RetryBudget.ts';

/** What happened on the line since the gateway started; only ever counted up. */
export interface LineCounters {
  /** HTTP requests sent, repeats included. */
  sent: number;
  /** Requests sent again because the one before failed. */
  repeated: number;
  /** Repeats that the budget did not allow. */
  repeatsRefused: number;
  /** Askers that got the answer of a call that was already on its way. */
  joined: number;
  /** Calls not sent, and streams not begun, because the circuit was open. */
  refused: number;
  /** Calls not sent because the queue was full, and streams not begun because there were enough. */
  overloaded: number;
  timedOut: number;
  /** Calls broken off because nobody waited any more. */
  givenUp: number;
}

type Headers = readonly string[] | undefined;

const none: readonly string[] = [];
const headers = ['content-type', 'application/json', 'accept', 'application/graphql-response+json, application/json;q=0.9'];

/** Everything that calls to one department share: connections, the queue for them, the breaker, the budget for repeats. */
export class DepartmentLine {
  readonly name: string;
  /** For traces. */
  readonly server: { address: string; port: number };
  readonly limits: DepartmentLimits;
  readonly slots: CallSlots;
  readonly breaker: CircuitBreaker;
  readonly budget: RetryBudget;
  readonly pace: ChunkPace;
  /** Undefined where calls are not signed. */
  readonly signer: CallSigner | undefined;
  /** See `LineSecurity`. */
  readonly receiptDigestUpTo: number;
  /** Whether calls tell what was answered. */
  readonly keepsBody: boolean;
  readonly counters: LineCounters = {
    sent: 0,
    repeated: 0,
    repeatsRefused: 0,
    joined: 0,
    refused: 0,
    overloaded: 0,
    timedOut: 0,
    givenUp: 0,
  };
  /** Event streams, those that are just beginning too; they have connections of their own. */
  openStreams = 0;
  readonly #pool: Pool;
  readonly #path: string;

  /** @throws TypeError when the department's URL is invalid */
  constructor({ name, url }: Department, limits: DepartmentLimits, security?: LineSecurity) {
    const { origin, hostname, port, protocol, pathname, search } = new URL(url);
    this.name = name;
    this.server = { address: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
    this.limits = limits;
    this.slots = new CallSlots(limits.departmentConnections, limits.departmentQueue);
    this.breaker = new CircuitBreaker(limits);
    this.budget = new RetryBudget(limits, performance.now());
    this.pace = new ChunkPace(limits);
    this.#path = pathname + search;
    this.signer = security?.keys && new CallSigner(name, security.keys, { path: pathname });
    this.receiptDigestUpTo = isSafeAddress(url) ? (security?.receiptDigestUpTo ?? 0) : Number.POSITIVE_INFINITY;
    this.keepsBody = security?.keepsBodyOf?.(name) ?? false;
    this.#pool = new Pool(origin, {
      connections: Math.max(1, limits.departmentConnections),
      connectTimeout: limits.departmentTimeout,
      connect: security?.tls ?? {},
      // Each call has one timer of its own that covers all of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  get openConnections(): number {
    return this.#pool.stats.connected;
  }

  /**
   * Sends one HTTP request; everything that becomes of it is told to the receiver.
   * @param more further headers, each list: name, value, name, value
   */
  send(body: string, receiver: AnswerReceiver, more: { trace: Headers; signature: Headers }): void {
    const { trace = none, signature = none } = more;
    this.counters.sent += 1;
    const sent = [...headers, ...trace, ...signature];
    this.#pool.dispatch({ path: this.#path, method: 'POST', headers: sent, body }, receiver);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
