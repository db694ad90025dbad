import type { Askers } from './Askers.ts';
import type { EntitySearch } from './compilePlan.ts';

/**
 * What fetches that start at one moment need not find out twice. Until they have all started nothing is delivered, so each
 * of them would find the same objects; in a wide join of three departments that search was a third of the work.
 */
export class StartedTogether {
  #found: Map<EntitySearch, Askers> | undefined;

  /** @param startAll starts fetches, and returns before anything is delivered to them */
  start<Started>(startAll: () => Started): Started {
    const around = this.#found;
    this.#found = around ?? new Map();
    try {
      return startAll();
    } finally {
      this.#found = around;
    }
  }

  find(search: EntitySearch, findAnew: () => Askers): Askers {
    const known = this.#found?.get(search);
    if (known) return known;
    const askers = findAnew();
    this.#found?.set(search, askers);
    return askers;
  }
}
