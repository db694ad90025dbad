import type { DepartmentLimits } from '../../config/DepartmentLimits.ts';

/** Seconds for which unused repeats are kept, so that a short fault may use what a quiet time has saved. */
const SAVED_SECONDS = 10;

/**
 * How many repeats a department can bear: a share of its calls and a few in each second. Without it, a department that fails
 * under its load would get each call several times, and never recover. (The same rule as Finagle's and tower's retry budgets.)
 */
export class RetryBudget {
  readonly #perCall: number;
  readonly #perMillisecond: number;
  readonly #most: number;
  #tokens: number;
  #filled: number;

  /** @param now milliseconds of any monotonic clock, the same as for `spend` */
  constructor(limits: Pick<DepartmentLimits, 'departmentRetryPercent' | 'departmentRetriesPerSecond'>, now: number) {
    this.#perCall = limits.departmentRetryPercent / 100;
    this.#perMillisecond = limits.departmentRetriesPerSecond / 1000;
    this.#most = Math.max(SAVED_SECONDS, limits.departmentRetriesPerSecond * SAVED_SECONDS);
    this.#tokens = limits.departmentRetriesPerSecond;
    this.#filled = now;
  }

  /** A call was sent for the first time. */
  earn(): void {
    if (this.#tokens < this.#most) this.#tokens += this.#perCall;
  }

  /** True when one more repeat may be sent now; it is then taken from the budget. */
  spend(now: number): boolean {
    this.#tokens = Math.min(this.#most, this.#tokens + (now - this.#filled) * this.#perMillisecond);
    this.#filled = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
