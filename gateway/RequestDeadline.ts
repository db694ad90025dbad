import { performance } from 'node:perf_hooks';
import { CallerError } from './errors.ts';

/** Status of a request whose caller hung up: for evidence, log and metrics only, as nobody is there to read it (the number is nginx's). */
export const HUNG_UP = 499;

/** Why a request's work was stopped: nobody waits for it any more. Not a fault of anybody. */
export class CallerHungUp extends Error {
  override name = 'CallerHungUp';
}

/** Why a request's work was stopped: its time is over. */
export class DeadlinePassed extends Error {
  override name = 'DeadlinePassed';
}

export interface DeadlineLimits {
  /** Milliseconds for all work. */
  requestDeadline: number;
  /** Milliseconds that are kept for each later round of calls, at most a tenth of the time that is left. */
  roundReserve: number;
}

/**
 * When all work for one request ends, planning and departments alike. `signal` is aborted with `CallerHungUp` or
 * `DeadlinePassed` as its reason; dispose of it when the work is done.
 */
export class RequestDeadline implements Disposable {
  readonly signal: AbortSignal;
  readonly #endsAt: number;
  readonly #roundReserve: number;
  readonly #ending: AbortController;
  readonly #stop: () => void;

  constructor(hungUp: AbortSignal, { requestDeadline, roundReserve }: DeadlineLimits) {
    const ending = new AbortController();
    const hangUp = () => ending.abort(asEnding(hungUp.reason));
    const pass = () => ending.abort(new DeadlinePassed(`${Math.round(requestDeadline)} ms are over`));
    const timer = setTimeout(pass, requestDeadline);
    hungUp.addEventListener('abort', hangUp);
    if (hungUp.aborted) hangUp();
    this.signal = ending.signal;
    this.#ending = ending;
    this.#endsAt = performance.now() + requestDeadline;
    this.#roundReserve = roundReserve;
    this.#stop = () => {
      clearTimeout(timer);
      hungUp.removeEventListener('abort', hangUp);
    };
  }

  /**
   * For work that others wait for: ends early enough for them. Without it, two slow departments one after the other would
   * use up the time of a third that has all it needs.
   * @param laterRounds how many rounds of calls come after, one after the other
   */
  before(laterRounds: number): RequestDeadline {
    const left = Math.max(0, this.#endsAt - performance.now());
    const reserve = laterRounds * Math.min(this.#roundReserve, left / 10);
    return new RequestDeadline(this.signal, {
      requestDeadline: Math.max(left / (laterRounds + 1), left - reserve),
      roundReserve: this.#roundReserve,
    });
  }

  /** Ends all work now. @param reason what the caller hears */
  readonly end = (reason: CallerError): void => this.#ending.abort(reason);

  [Symbol.dispose](): void {
    this.#stop();
  }
}

/** Whatever ends what a deadline is for is a caller who hung up, or what ended the deadline around it. */
function asEnding(reason: unknown): Error {
  const isOurs = reason instanceof DeadlinePassed || (reason instanceof CallerError && reason.code === 'GRANT_ENDED');
  return isOurs ? reason : new CallerHungUp('the caller hung up');
}

/** The promise, or a rejection with the signal's reason, whichever is first. What the promise does later goes unnoticed. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
