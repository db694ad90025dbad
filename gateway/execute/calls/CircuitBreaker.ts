import type { DepartmentLimits } from '../../config/DepartmentLimits.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

type BreakerLimits = Pick<
  DepartmentLimits,
  'departmentBreakerPercent' | 'departmentBreakerCalls' | 'departmentBreakerWindow' | 'departmentBreakerPause'
>;

interface Count {
  calls: number;
  failures: number;
}

/**
 * Leaves a department alone that fails again and again, and finds out with one call at a time whether it is back.
 *
 * Own code, although `cockatiel` (0.3 µs for each call) and `opossum` (0.6 µs) are fast enough: both know only success and
 * failure. A probe whose caller hung up is neither, and would close or open the circuit for no reason; and while a probe is
 * under way, further calls shall fail at once instead of waiting for its end.
 *
 * Times are milliseconds of any monotonic clock.
 */
export class CircuitBreaker {
  readonly #limits: BreakerLimits;
  #state: BreakerState = 'closed';
  /** Changes with the state, so that what was sent in an earlier state cannot decide about this one. */
  #era = 0;
  #opened = 0;
  #times = 0;
  #isProbing = false;
  /** The window in two halves: what falls out of it does so half a window at a time, and costs no list of calls. */
  #before: Count = { calls: 0, failures: 0 };
  #lately: Count = { calls: 0, failures: 0 };
  #latelySince = 0;

  constructor(limits: BreakerLimits) {
    this.#limits = limits;
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** How often the circuit was opened. */
  get timesOpened(): number {
    return this.#times;
  }

  /** True when a call would be refused now. */
  refuses(now: number): boolean {
    if (this.#state === 'closed') return false;
    return this.#state === 'open' ? now - this.#opened < this.#limits.departmentBreakerPause : this.#isProbing;
  }

  /** Lets a call through; hand the result of the call back with it. Undefined: the call must not be sent. */
  enter(now: number): number | undefined {
    if (this.refuses(now)) return undefined;
    if (this.#state === 'open') this.#become('half-open');
    if (this.#state === 'half-open') this.#isProbing = true;
    return this.#era;
  }

  succeed(era: number, now: number): void {
    if (era !== this.#era) return;
    if (this.#state === 'half-open') this.#become('closed');
    else this.#count(now).calls += 1;
  }

  fail(era: number, now: number): void {
    if (era !== this.#era) return;
    if (this.#state === 'half-open') {
      this.#open(now);
      return;
    }
    const lately = this.#count(now);
    lately.calls += 1;
    lately.failures += 1;
    const { departmentBreakerCalls: fewest, departmentBreakerPercent: percent } = this.#limits;
    const calls = lately.calls + this.#before.calls;
    const failures = lately.failures + this.#before.failures;
    if (fewest > 0 && calls >= fewest && failures * 100 >= percent * calls) this.#open(now);
  }

  /** The call ended without saying anything about the department: nobody waited for it any more. */
  forget(era: number): void {
    if (era === this.#era) this.#isProbing = false;
  }

  #open(now: number): void {
    this.#opened = now;
    this.#times += 1;
    this.#become('open');
  }

  #become(state: BreakerState): void {
    this.#state = state;
    this.#era += 1;
    this.#isProbing = false;
    this.#before = { calls: 0, failures: 0 };
    this.#lately = { calls: 0, failures: 0 };
  }

  #count(now: number): Count {
    const half = this.#limits.departmentBreakerWindow / 2;
    const age = now - this.#latelySince;
    if (age < half) return this.#lately;
    this.#before = age < 2 * half ? this.#lately : { calls: 0, failures: 0 };
    this.#lately = { calls: 0, failures: 0 };
    this.#latelySince = now;
    return this.#lately;
  }
}
