import type { GatewayLimits } from '../config/GatewayLimits.ts';
import { CallerError } from '../errors.ts';
import { Allowance } from './Allowance.ts';
import type { Caller } from './identifyCaller.ts';

/**
 * What each caller may ask of the gateway in a minute: requests, and cost. A caller is who identity believes it is, and else the address it
 * comes from. Each process keeps its own count.
 */
export class CallerShares {
  readonly #requests: Allowance | undefined;
  readonly #cost: Allowance | undefined;
  readonly #limits: Pick<GatewayLimits, 'maxCallerRequests' | 'maxCallerCost'>;

  constructor(limits: Pick<GatewayLimits, 'maxCallerRequests' | 'maxCallerCost'>) {
    this.#limits = limits;
    if (limits.maxCallerRequests > 0) this.#requests = new Allowance(limits.maxCallerRequests);
    if (limits.maxCallerCost > 0) this.#cost = new Allowance(limits.maxCallerCost);
  }

  /** Counts a request, before anything is done for it. @throws CallerError RATE_LIMITED */
  admit(caller: Caller, address: string): void {
    const wait = this.#requests?.take(keyOf(caller, address), 1, performance.now()) ?? 0;
    if (wait > 0) throw refusal(wait, `${this.#limits.maxCallerRequests} 次请求`, `${this.#limits.maxCallerRequests} requests`);
  }

  /** Counts what a request is estimated to cost, before it is planned. @throws CallerError RATE_LIMITED */
  charge(caller: Caller, address: string, cost: number): void {
    const wait = this.#cost?.take(keyOf(caller, address), cost, performance.now()) ?? 0;
    if (wait > 0) throw refusal(wait, `成本 ${this.#limits.maxCallerCost}`, `operations that cost ${this.#limits.maxCallerCost}`);
  }
}

function keyOf(caller: Caller, address: string): string {
  return caller.kind === 'identified' ? `subject ${caller.subject}` : address;
}

function refusal(wait: number, chinese: string, english: string): CallerError {
  const retryAfter = Math.ceil(wait / 1000);
  return new CallerError(
    'RATE_LIMITED',
    `每分钟最多 ${chinese}。请 ${retryAfter} 秒后再试。 You may send ${english} a minute. Retry in ${retryAfter} s.`,
    { retryAfter },
  );
}
