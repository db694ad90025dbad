import type { DepartmentLimits } from '../config/DepartmentLimits.ts';
import type { DataObject } from '../data/DataObject.ts';
import type { Department } from '../supergraph/readDepartments.ts';
import { Asker } from './calls/Asker.ts';
import type { CallTracer } from './calls/CallTrace.ts';
import type { BreakerState } from './calls/CircuitBreaker.ts';
import { DepartmentLine, type LineCounters } from './calls/DepartmentLine.ts';
import { InFlightCalls } from './calls/InFlightCalls.ts';
import { OutgoingCall } from './calls/OutgoingCall.ts';
import type { DepartmentStream } from './DepartmentStream.ts';
import type { FieldFailure } from './FieldFailures.ts';
import { GuardedStream } from './GuardedStream.ts';
import type { CallTrust } from './signing/CallSigner.ts';
import type { Receipt } from './signing/checkReceipt.ts';
import type { LineSecurity } from './signing/LineSecurity.ts';

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

/** One call to one department: its outcome. */
export interface DepartmentCall {
  department: string;
  milliseconds: number;
  /** `ok`, the error code the department's fields got, or `CALLER_HUNG_UP` when nobody waited any more. */
  outcome: string;
  /** Entities asked for, equal ones counted once; 0 for root fields. */
  entities: number;
  /** How often it was sent again. */
  repeats: number;
  /** True when an equal query of equal authority was on its way already, and its answer was shared. */
  joined: boolean;
  /** The request in whose name it was signed: of a joined call, the one that had asked before. Undefined: not signed. */
  signedFor: string | undefined;
  /** `content-digest` of the question, and the value of `minsheng-reasons`; undefined: not signed. */
  digest: string | undefined;
  reasons: string | undefined;
  /** The department's signed word that it gave this answer; undefined where it gives none, or gave none to be believed. */
  receipt: Receipt | undefined;
  /** What was answered, where evidence keeps it: the one thing of content. Goes nowhere but there. */
  body?: string | undefined;
}

export interface AskOptions {
  /** Aborted when the caller hangs up or the request's deadline has passed. */
  signal: AbortSignal;
  /** A mutation is never sent twice, and never shared. */
  repeatable: boolean;
  /** How many entities the body asks for; none for root fields. */
  entities?: number;
  /** On whose authority the department is asked: only equal ones share an answer. Undefined: with nobody. */
  authority?: string | undefined;
  /** What the department is told of for whom and why, where calls are signed. */
  trust?: CallTrust | undefined;
  onCall: (call: DepartmentCall) => void;
  /** Which part of a fetch in several parts this is, from 1. */
  part?: number | undefined;
  /** Where the call is traced; no part of what makes two calls equal. */
  trace?: CallTracer | undefined;
}

/** How the gateway gets along with a department at this moment, for metrics. Counters only ever grow. */
export interface DepartmentHealth {
  state: BreakerState;
  timesOpened: number;
  inFlight: number;
  waiting: number;
  connections: number;
  /** Event streams open. */
  streams: number;
  /** In what parts many entities are asked for; see ChunkPace. */
  chunkSize: number;
  chunksAtOnce: number;
  counters: Readonly<LineCounters>;
}

/** Talks to one department over kept-alive connections. A department that comes back is found again by the next call. */
export class DepartmentClient {
  readonly name: string;
  readonly #line: DepartmentLine;
  readonly #inFlight: InFlightCalls | undefined;

  /** @throws TypeError when the department's URL is invalid */
  constructor(
    department: Department,
    limits: DepartmentLimits,
    more: { dedupeInFlight?: boolean; security?: LineSecurity } = {},
  ) {
    const { dedupeInFlight = true, security } = more;
    this.name = department.name;
    this.#line = new DepartmentLine(department, limits, security);
    this.#inFlight = dedupeInFlight ? new InFlightCalls() : undefined;
  }

  /** Sends a GraphQL request and reads the answer. Never throws for what a department or the network does. */
  ask(body: string, options: AskOptions): Promise<DepartmentAnswer> {
    return new Promise(resolve => {
      if (options.signal.aborted) new Asker(this.#line, options, resolve).handleEvent();
      else this.#askOrJoin(body, new Asker(this.#line, options, resolve), options);
    });
  }

  /** The stream under the same breaker as the calls, and under the department's limit, which outlives one supergraph. */
  guard(stream: DepartmentStream): DepartmentStream {
    return new GuardedStream(stream, this.#line);
  }

  get pace() {
    return this.#line.pace;
  }

  get health(): DepartmentHealth {
    const { breaker, slots, pace, counters, openConnections, openStreams } = this.#line;
    return {
      state: breaker.state,
      timesOpened: breaker.timesOpened,
      inFlight: slots.taken,
      waiting: slots.waiting,
      connections: openConnections,
      streams: openStreams,
      chunkSize: pace.size,
      chunksAtOnce: pace.atOnce,
      counters,
    };
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #askOrJoin(body: string, asker: Asker, { authority, repeatable, trust }: AskOptions): void {
    const shared = repeatable && authority !== undefined ? this.#inFlight : undefined;
    if (!shared || authority === undefined) {
      const call = new OutgoingCall(this.#line, { body, isRepeatable: repeatable, trust });
      if (!repeatable) call.onEnd = () => this.#inFlight?.forgetAll();
      asker.waitFor(call);
      call.start();
      return;
    }
    const known = shared.find(authority, body);
    // Equal bodies for different reasons are different calls to the ledger of the department.
    if (known && known.trust?.reasons === trust?.reasons) {
      this.#line.counters.joined += 1;
      asker.waitFor(known, true);
      return;
    }
    const call = new OutgoingCall(this.#line, { body, isRepeatable: repeatable, trust });
    call.onEnd = () => shared.remove(authority, call);
    shared.add(authority, call);
    asker.waitFor(call);
    call.start();
  }
}
