import { LRUCache } from 'lru-cache';

/** The value of one field, as last received. */
export interface Kept {
  /** Objects and lists as JSON text, because what a plan fetches next is merged into them. */
  value: string | number | boolean | null;
  isJson: boolean;
  /** Of `Date.now()`. */
  receivedAt: number;
}

/** The fields of one entity, by their full text. */
export type KeptFields = Map<string, Kept>;

/**
 * The last good values of fields with `@lastKnown`, in memory. Aggregates only, which are the same for everybody who may read
 * them, so nothing here depends on who asked. Keys are full texts, never hashes. It outlives a change of the supergraph.
 */
export class LastKnownStore {
  readonly #entities: LRUCache<string, KeptFields>;

  /** @param max entities */
  constructor({ max }: { max: number }) {
    this.#entities = new LRUCache({ max });
  }

  /** The fields of an entity, to be read or changed in place; what is asked for is kept longest. */
  fieldsOf(entity: string): KeptFields {
    const known = this.#entities.get(entity);
    if (known) return known;
    const fields: KeptFields = new Map();
    this.#entities.set(entity, fields);
    return fields;
  }

  peek(entity: string): ReadonlyMap<string, Kept> | undefined {
    return this.#entities.get(entity);
  }

  get size(): number {
    return this.#entities.size;
  }
}
