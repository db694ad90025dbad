import { LRUCache } from 'lru-cache';
import type { IdentifiedCaller } from '../../identity/identifyCaller.ts';
import type { Grant } from '../grants/Grant.ts';
import type { Objection } from '../Rule.ts';

/** Callers remembered at once. Who is forgotten has been quiet for longest, and begins again. */
export const MOST_CALLERS = 20_000;
const DAY = 86_400_000;
/** China has one time, without daylight saving. */
const BEIJING = 8 * 3_600_000;

interface Standing {
  day: number;
  persons: number;
}

/** That somebody looked at persons, as the processes of a gateway tell each other. */
export interface Looked extends Standing {
  /** Who, and by which grant, where that has a count of its own. */
  key: string;
}

interface Looker {
  caller: IdentifiedCaller;
  /** The one that is relied on: one that says a number has a count of its own. */
  grant: Grant | undefined;
}

/**
 * How many persons each caller has looked at today, Beijing time: a right to look somebody up is no right to go through everybody.
 * The workers of a gateway tell each other (workers/shareLookups.ts); it begins anew when all of them do.
 */
export class PersonLookups {
  readonly #most: number;
  readonly #looked = new LRUCache<string, Standing>({ max: MOST_CALLERS });
  #tell: (looked: Looked) => void = () => {};

  /** @param most persons a day for each caller, where no grant says another number; 0: no limit */
  constructor(most: number) {
    this.#most = most === 0 ? Number.POSITIVE_INFINITY : most;
  }

  /** Takes persons from what is left of the caller's day; nothing when there are not enough. */
  take(persons: number, looker: Looker, now = Date.now()): Objection | undefined {
    const { key, most, before, day } = this.#standingOf(looker, now);
    if (before + persons > most) return objection({ persons, left: Math.max(0, most - before), most, day });
    this.#looked.set(key, { day, persons: before + persons });
    this.#tell({ key, day, persons });
    return undefined;
  }

  /** Calls for all that is taken from now on. */
  onTake(tell: (looked: Looked) => void): void {
    this.#tell = tell;
  }

  /** Counts what others have taken. */
  hear(others: readonly Looked[]): void {
    for (const { key, day, persons } of others) {
      const known = this.#looked.get(key);
      if (known && known.day > day) continue;
      this.#looked.set(key, { day, persons: persons + (known?.day === day ? known.persons : 0) });
    }
  }

  /** All that is counted, for one who was not there: who has been quiet for longest comes first, so that `hear` forgets him first too. */
  get all(): Looked[] {
    return [...this.#looked.entries()].map(([key, standing]) => ({ key, ...standing })).reverse();
  }

  /** What `take` would say, and takes nothing. */
  foretell(persons: number, looker: Looker, now = Date.now()): Objection | undefined {
    const { most, before, day } = this.#standingOf(looker, now);
    return before + persons > most ? objection({ persons, left: Math.max(0, most - before), most, day }) : undefined;
  }

  #standingOf({ caller, grant }: Looker, now: number) {
    const own = grant?.personsPerDay ?? undefined;
    const key = JSON.stringify([caller.issuer, caller.subject, own === undefined ? undefined : grant?.number]);
    const known = this.#looked.get(key);
    // A clock that is set back over midnight makes no new day of the one before: that would be counted from 0 twice.
    const day = Math.max(Math.floor((now + BEIJING) / DAY), known?.day ?? 0);
    return { key, most: own ?? this.#most, before: known?.day === day ? known.persons : 0, day };
  }
}

function objection({ persons, left, most, day }: { persons: number; left: number; most: number; day: number }): Objection {
  const anew = new Date((day + 1) * DAY).toISOString().slice(0, 10);
  return {
    rule: 'person-lookups',
    article: '政务数据共享条例第二十五条',
    message: `该查询最多涉及 ${persons} 人，您今日（北京时间）还可查询 ${left} 人，每日上限 ${most} 人，${anew} 00:00（北京时间）重新计算。请减小 first，或由授权约定更高的每日人数。 The query may look at ${persons} persons; of your ${most} a day ${left} are left. It starts anew at ${anew} 00:00 Beijing time. Ask for shorter pages, or for a grant with more persons a day.`,
  };
}
