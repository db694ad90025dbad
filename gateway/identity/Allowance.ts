import { LRUCache } from 'lru-cache';

/** Callers remembered at once. Who is forgotten has been quiet for longest, and begins again with a full allowance. */
const MOST_CALLERS = 20_000;

const MINUTE = 60_000;

/**
 * So many units a minute for each key, by the generic cell rate algorithm (ITU-T I.371, annex A): a token bucket that holds a
 * minute's units and needs one number for each key. What costs more than a whole minute's units passes when the key was quiet, and is
 * paid off afterwards.
 *
 * Written here although rate-limiter-flexible exists: in memory that counts in fixed windows, which let through twice the limit where two of
 * them meet, and it answers with a promise and keeps a timer for each key; this is asked once or twice in every request.
 */
export class Allowance {
  readonly #interval: number;
  /** Key -> when its bucket is full again. */
  readonly #fullAt = new LRUCache<string, { time: number }>({ max: MOST_CALLERS });

  constructor(unitsPerMinute: number) {
    this.#interval = MINUTE / unitsPerMinute;
  }

  /**
   * Takes units, or nothing when there are not enough.
   * @param now milliseconds of a clock that never goes back
   * @returns 0, or how many milliseconds to wait
   */
  take(key: string, units: number, now: number): number {
    const known = this.#fullAt.get(key);
    const owed = Math.max(0, (known?.time ?? 0) - now);
    const after = owed + units * this.#interval;
    if (owed > 0 && after > MINUTE) return Math.ceil(Math.min(after - MINUTE, owed));
    if (known) known.time = now + after;
    else this.#fullAt.set(key, { time: now + after });
    return 0;
  }
}
