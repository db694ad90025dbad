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

/**
 * When all work for one request ends, planning and departments alike. `signal` is aborted with `CallerHungUp` or
 * `DeadlinePassed` as its reason; dispose of it when the work is done.
 */
export class RequestDeadline implements Disposable {
  readonly signal: AbortSignal;
  readonly #stop: () => void;

  /** @param milliseconds from now */
  constructor(hungUp: AbortSignal, milliseconds: number) {
    const ending = new AbortController();
    const hangUp = () => ending.abort(new CallerHungUp('the caller hung up'));
    const timer = setTimeout(() => ending.abort(new DeadlinePassed(`${milliseconds} ms are over`)), milliseconds);
    hungUp.addEventListener('abort', hangUp);
    if (hungUp.aborted) hangUp();
    this.signal = ending.signal;
    this.#stop = () => {
      clearTimeout(timer);
      hungUp.removeEventListener('abort', hangUp);
    };
  }

  [Symbol.dispose](): void {
    this.#stop();
  }
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
