import { CallerError } from './errors.ts';
import type { Caller } from './identity/identifyCaller.ts';
import type { PreparedOperation } from './operation/PreparedOperation.ts';
import { CallerHungUp } from './RequestDeadline.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';

/** What is known of a subscription when it begins. */
export interface SubscriptionFacts {
  id: string;
  caller: Caller;
  operation: PreparedOperation;
  /** The graph it runs on. */
  graph: object;
  /** Aborted when the caller leaves. */
  hungUp: AbortSignal;
}

/** Why a subscription is over: its department said so, its caller left, or the gateway ended it, which the caller is told. */
export type SubscriptionEnd = 'completed' | CallerHungUp | CallerError;

/** Beyond this a timer fires at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args). */
const LONGEST_TIMER = 2 ** 31 - 1;

/** One subscription from its first moment to its end, which comes once and is final. */
export class LiveSubscription {
  readonly facts: SubscriptionFacts;
  readonly #ending = new AbortController();
  #end: SubscriptionEnd | undefined;

  constructor(facts: SubscriptionFacts) {
    this.facts = facts;
  }

  /** Aborted at the end, with the reason: whatever works for the subscription, the department's stream first, stops then. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** How it ended; undefined while it lives. */
  get ended(): SubscriptionEnd | undefined {
    return this.#end;
  }

  end(how: SubscriptionEnd): void {
    if (this.#end !== undefined) return;
    this.#end = how;
    this.#ending.abort(how);
  }
}

/**
 * The subscriptions that live now. Whoever has a reason ends them here: a gateway that stops, a graph that was replaced, a
 * policy that changed. A caller is told why by a last event.
 */
export class Subscriptions {
  readonly #live = new Set<LiveSubscription>();
  readonly #limits: { maxSubscriptions: number; maxSubscriptionLifetime: number };
  #closed: CallerError | undefined;

  constructor(limits: { maxSubscriptions: number; maxSubscriptionLifetime: number }) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#live.size;
  }

  /** Begins a subscription. @throws CallerError TOO_MANY_SUBSCRIPTIONS, or the reason for which the registry was closed */
  open(facts: SubscriptionFacts): LiveSubscription {
    if (this.#closed) throw this.#closed;
    const { maxSubscriptions, maxSubscriptionLifetime } = this.#limits;
    if (this.#live.size >= maxSubscriptions) throw subscriptionEndings.tooMany(maxSubscriptions);

    const subscription = new LiveSubscription(facts);
    this.#live.add(subscription);
    const timers = [
      endAfter(subscription, maxSubscriptionLifetime, subscriptionEndings.expired(maxSubscriptionLifetime)),
      endAfter(subscription, tokenLifetime(facts.caller), subscriptionEndings.tokenExpired()),
    ];
    const leave = () => subscription.end(new CallerHungUp('the caller hung up'));
    facts.hungUp.addEventListener('abort', leave);
    subscription.signal.addEventListener('abort', () => {
      for (const timer of timers) clearTimeout(timer);
      facts.hungUp.removeEventListener('abort', leave);
      this.#live.delete(subscription);
    });
    if (facts.hungUp.aborted) leave();
    return subscription;
  }

  /**
   * Ends every subscription and lets no new one begin.
   * @param options.over milliseconds over which the ends are spread, so that not all callers come back in one moment
   * @returns when the last one has been ended
   */
  async close(reason: CallerError, options: { over?: number } = {}): Promise<void> {
    this.#closed = reason;
    await this.endWhere(() => true, reason, options);
  }

  /** Ends those that may not go on, for instance on a graph that was replaced; others live on, and new ones may begin. */
  async endWhere(
    isOver: (facts: SubscriptionFacts) => boolean,
    reason: CallerError,
    { over = 0 }: { over?: number } = {},
  ): Promise<void> {
    const ending = [...this.#live].filter(({ facts }) => isOver(facts));
    const pause = over / Math.max(1, ending.length - 1);
    for (const [index, subscription] of ending.entries()) {
      if (index > 0 && pause > 0) await new Promise(resolve => setTimeout(resolve, pause));
      subscription.end(reason);
    }
  }
}

function endAfter(subscription: LiveSubscription, milliseconds: number, reason: CallerError): NodeJS.Timeout {
  return setTimeout(() => subscription.end(reason), Math.min(milliseconds, LONGEST_TIMER));
}

/** How long the caller's token lasts from now; nobody in particular has none that could end. */
function tokenLifetime(caller: Caller): number {
  return caller.kind === 'identified' ? Math.max(0, caller.expiresAt - Date.now()) : Number.POSITIVE_INFINITY;
}
