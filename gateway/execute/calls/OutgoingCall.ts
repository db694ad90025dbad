import { performance } from 'node:perf_hooks';
import { errors } from 'undici';
import { departmentFailures, explainErrorPage } from '../departmentFailures.ts';
import type { FieldFailure } from '../FieldFailures.ts';
import type { CallTrust, SignedCall } from '../signing/CallSigner.ts';
import { checkReceipt, type Receipt } from '../signing/checkReceipt.ts';
import { AnswerReceiver, type AnswerTaker, AnswerTooLarge, type ReceivedAnswer } from './AnswerReceiver.ts';
import type { SlotTaker } from './CallSlots.ts';
import type { CallTrace } from './CallTrace.ts';
import type { DepartmentLine } from './DepartmentLine.ts';
import { retryDelay } from './retryDelay.ts';

/** What became of a call: an HTTP answer that looks like one of the department, or why there is none. */
export type CallOutcome = { status: number; text: string } | { failure: FieldFailure; cause: unknown };

/** Who waits for a call. A call has several when equal queries are on their way at once. */
export interface CallWaiter {
  onOutcome(outcome: CallOutcome): void;
}

interface Repeat {
  /** For traces: an HTTP status or a system's error code. */
  why: string;
  /** The header of that name. */
  retryAfter?: string | undefined;
  /** The first repeat need not wait. */
  atOnce?: boolean;
}

/**
 * One call to a department, from the wait for a connection to its only outcome:
 *
 *     start ▶ wait for a slot ▶ send ─────▶ answered ▶ outcome
 *                  ▲                 └────▶ broken, 502, 503, 504 ▶ pause ┐   (queries only, within the budget)
 *                  └──────────────────────────────────────────────────────┘
 *
 * Its timer covers all of that. When the last waiter leaves, it is broken off wherever it is.
 */
export class OutgoingCall implements SlotTaker, AnswerTaker {
  readonly started: number;
  readonly body: string;
  readonly isRepeatable: boolean;
  /** For whom and why it is made, where calls are signed. */
  readonly trust: CallTrust | undefined;
  repeats = 0;
  /** The department's signed word that it gave this answer. */
  receipt: Receipt | undefined;
  /** Of the asker it is made for; set before it starts. */
  trace: CallTrace | undefined;
  /** Called once, before the waiters hear the outcome; also when the call is broken off. */
  onEnd: (() => void) | undefined;
  readonly #line: DepartmentLine;
  readonly #waiters = new Set<CallWaiter>();
  #timer: NodeJS.Timeout | undefined;
  #timeoutAt = 0;
  #timeouts = 0;
  #pause: NodeJS.Timeout | undefined;
  #receiver: AnswerReceiver | undefined;
  /** What was signed of the last attempt. */
  #signed: SignedCall | undefined;
  #era = 0;
  #isOver = false;

  constructor(
    line: DepartmentLine,
    { body, isRepeatable, trust }: { body: string; isRepeatable: boolean; trust?: CallTrust | undefined },
  ) {
    this.#line = line;
    this.body = body;
    this.isRepeatable = isRepeatable;
    this.trust = trust;
    this.started = performance.now();
  }

  /** True while somebody new may still wait for it and have most of the time a call of his own would have. */
  get isJoinable(): boolean {
    return !this.#isOver && this.#timeouts === 0 && performance.now() < (this.started + this.#timeoutAt) / 2;
  }

  /** The request under whose name it went out; undefined when it was not signed. */
  get signedFor(): string | undefined {
    return this.#signed && this.trust?.context.request;
  }

  /** Of the question, as it was signed. */
  get digest(): string | undefined {
    return this.#signed?.digest;
  }

  /** Why it was asked, as it was signed. */
  get reasons(): string | undefined {
    return this.#signed && this.trust?.reasons;
  }

  start(): void {
    this.#line.budget.earn();
    this.#startTimer(this.started);
    this.#queue(this.started);
  }

  join(waiter: CallWaiter): void {
    this.#waiters.add(waiter);
  }

  /** The waiter does not want the outcome any more. The others still do; without any, the department need not go on. */
  leave(waiter: CallWaiter): void {
    if (!this.#waiters.delete(waiter) || this.#waiters.size > 0 || this.#isOver) return;
    this.#line.counters.givenUp += 1;
    this.#stopWork();
    this.#finish();
  }

  onSlot(): boolean {
    const { breaker, limits } = this.#line;
    const era = breaker.enter(performance.now());
    if (era === undefined) {
      this.#refuse();
      return false;
    }
    this.#era = era;
    const receiver = new AnswerReceiver(this, limits.maxDepartmentAnswerBytes);
    this.#receiver = receiver;
    this.#signed = this.trust && this.#line.signer?.sign(this.body, this.trust);
    this.#line.send(this.body, receiver, { trace: this.trace?.headers, signature: this.#signed?.headers });
    return true;
  }

  onAnswer(answer: ReceivedAnswer): void {
    const { status, text, headers } = answer;
    const now = this.#endAttempt(status < 500);
    const retryAfter = headers['retry-after'];
    if (status >= 502 && status <= 504 && this.#mayRepeat(now, { why: String(status), retryAfter })) return;
    this.#end(this.#doubt(answer) ?? { status, text });
  }

  onBroken(cause: Error): void {
    // A department that says too much is well, and would say the same again.
    const isTooLarge = cause instanceof AnswerTooLarge;
    const now = this.#endAttempt(isTooLarge);
    const { name, limits } = this.#line;
    if (isTooLarge) {
      this.#end({ failure: departmentFailures.tooLarge(name, limits.maxDepartmentAnswerBytes), cause });
      return;
    }
    if (this.#mayRepeat(now, { why: codeOf(cause), atOnce: isBrokenConnection(cause) })) return;
    const failure = isConnectTimeout(cause)
      ? departmentFailures.timeout(name, limits.departmentTimeout)
      : departmentFailures.unreachable(name);
    this.#end({ failure, cause });
  }

  /** Without a fitting receipt the answer is anybody's. @returns the failure that takes its place */
  #doubt(answer: ReceivedAnswer): { failure: FieldFailure; cause: unknown } | undefined {
    const { name, receiptDigestUpTo } = this.#line;
    if (!this.#signed || this.#signed.keys.receipts.size === 0) return undefined;
    const receipt = checkReceipt(answer, this.#signed, receiptDigestUpTo);
    if (typeof receipt !== 'string') {
      this.receipt = receipt;
      return undefined;
    }
    const { status } = answer;
    // An error page of a proxy cannot have one, and says no more than that the department is away.
    const failure = status >= 500 ? explainErrorPage(status, name) : departmentFailures.receiptInvalid(name);
    return { failure, cause: `HTTP ${status}: ${receipt}` };
  }

  #queue(now: number): void {
    const { breaker, slots, counters, name } = this.#line;
    if (breaker.refuses(now)) this.#refuse();
    else if (!slots.take(this)) {
      counters.overloaded += 1;
      this.#end({ failure: departmentFailures.overloaded(name), cause: `${slots.waiting} calls wait already` });
    }
  }

  #refuse(): void {
    this.#line.counters.refused += 1;
    this.#end({ failure: departmentFailures.circuitOpen(this.#line.name), cause: 'the circuit is open' });
  }

  /** True when the call goes on by itself: it will be sent once more, after a pause. */
  #mayRepeat(now: number, { why, retryAfter, atOnce = false }: Repeat): boolean {
    const { limits, budget, breaker, counters } = this.#line;
    if (!this.isRepeatable || this.repeats - this.#timeouts >= limits.departmentRetries || breaker.refuses(now)) return false;
    // A department that was restarted closes its idle connections; the first call on each would fail for no real reason.
    const delay = atOnce && this.repeats === 0 ? 0 : retryDelay(this.repeats, retryAfter);
    if (now + delay >= this.#timeoutAt) return false;
    if (!budget.spend(now)) {
      counters.repeatsRefused += 1;
      return false;
    }
    this.repeats += 1;
    counters.repeated += 1;
    this.trace?.repeated(why);
    if (delay === 0) this.#queue(now);
    else this.#pause = setTimeout(repeatCall, delay, this);
    return true;
  }

  /** Not for others: the end of a pause. */
  repeat(): void {
    this.#pause = undefined;
    this.#queue(performance.now());
  }

  /** Not for others: the end of the call's time. */
  timeOut(): void {
    const { limits, counters, budget, breaker, name } = this.#line;
    const now = performance.now();
    counters.timedOut += 1;
    if (this.#receiver) breaker.fail(this.#era, now);
    this.#stopWork();
    const repeats = this.isRepeatable && this.#timeouts < limits.departmentTimeoutRetries;
    if (repeats && !breaker.refuses(now) && budget.spend(now)) {
      this.#timeouts += 1;
      this.repeats += 1;
      counters.repeated += 1;
      this.trace?.repeated('timeout');
      this.#startTimer(now);
      this.#queue(now);
      return;
    }
    this.#end({ failure: departmentFailures.timeout(name, limits.departmentTimeout), cause: 'timeout' });
  }

  #startTimer(now: number): void {
    const { departmentTimeout } = this.#line.limits;
    this.#timeoutAt = now + departmentTimeout;
    this.#timer = setTimeout(timeOutCall, departmentTimeout, this);
  }

  #endAttempt(isWell: boolean): number {
    const now = performance.now();
    const { breaker, slots } = this.#line;
    this.#receiver = undefined;
    if (isWell) breaker.succeed(this.#era, now);
    else breaker.fail(this.#era, now);
    // Only now: it lets the next call go, which shall know what this one has learnt.
    slots.release();
    return now;
  }

  /** Leaves whatever the call is doing: waiting, pausing, or being answered. */
  #stopWork(): void {
    const { slots, breaker } = this.#line;
    clearTimeout(this.#pause);
    if (this.#receiver) {
      this.#receiver.giveUp();
      this.#receiver = undefined;
      breaker.forget(this.#era);
      slots.release();
    } else slots.leave(this);
  }

  #end(outcome: CallOutcome): void {
    this.#finish();
    for (const waiter of this.#waiters) waiter.onOutcome(outcome);
    // See decisions/what-churns-holds-little.md: a Map that it was in may hold it until the next full collection.
    this.#waiters.clear();
  }

  #finish(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.onEnd?.();
  }
}

// Timers call these with the call as argument, which saves a closure for each.
function timeOutCall(call: OutgoingCall): void {
  call.timeOut();
}

function repeatCall(call: OutgoingCall): void {
  call.repeat();
}

/** A system's or the library's name for it. The message may hold an address and more. */
function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}

function isConnectTimeout(error: Error): boolean {
  return error instanceof errors.ConnectTimeoutError || ('code' in error && error.code === 'ETIMEDOUT');
}

function isBrokenConnection(error: Error): boolean {
  return error instanceof errors.SocketError || ('code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE'));
}
