import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { nameOperation, type OperationName } from './nameOperation.ts';

/** What never became an operation: a request that was refused before, or by, validation. */
const NONE: OperationName = { name: 'none', hash: '' };
/** Operations without a place of their own. */
const OTHER: OperationName = { name: 'other', hash: '' };

/** So often an operation must be asked before it takes one of the last places: what is typed once in GraphiQL does not. */
const WORTH_A_LAST_PLACE = 3;

/**
 * Bounds how many operations metrics tell apart, because each costs memory here and in Prometheus for ever, and anybody can
 * send any number. While half the places are free, an operation has one from its first request; the other half are for those
 * that are asked repeatedly. The others share one.
 */
export class OperationNames {
  readonly #max: number;
  readonly #places = new Map<string, OperationName>();
  /** By operation, which a reload makes anew; the place is found again by its hash. */
  readonly #known = new WeakMap<PreparedOperation, OperationName>();
  readonly #asked = new WeakMap<PreparedOperation, number>();

  constructor(max: number) {
    this.#max = max;
  }

  of(operation: PreparedOperation | undefined): OperationName {
    if (!operation) return NONE;
    return this.#known.get(operation) ?? this.#find(operation);
  }

  #find(operation: PreparedOperation): OperationName {
    const named = nameOperation(operation);
    let place = this.#places.get(named.hash);
    if (!place) {
      const asked = (this.#asked.get(operation) ?? 0) + 1;
      this.#asked.set(operation, asked);
      const needed = this.#places.size < this.#max / 2 ? 1 : WORTH_A_LAST_PLACE;
      if (asked < needed || this.#places.size >= this.#max) return OTHER;
      place = named;
      this.#places.set(named.hash, place);
    }
    this.#known.set(operation, place);
    return place;
  }
}
