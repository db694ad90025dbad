import { operationKey } from '../prepareOperation.ts';

/** Names per document whose keys are kept; a caller can send any number of names, a document defines few. */
const MOST_NAMES = 20;

/**
 * A document known by its identifier. It hands out one and the same key string per operation name: V8 keeps a string's hash
 * with the string, so looking the operation up costs nothing that grows with the text.
 */
export class PersistedDocument {
  readonly text: string;
  readonly #keys = new Map<string | undefined, string>();

  constructor(text: string) {
    this.text = text;
  }

  /** The key under which the operation of this name is cached: the same text as for a caller that sends the document in full. */
  keyOf(operationName: string | undefined): string {
    const known = this.#keys.get(operationName);
    if (known !== undefined) return known;
    const key = operationKey({ query: this.text, operationName });
    if (this.#keys.size < MOST_NAMES) this.#keys.set(operationName, key);
    return key;
  }
}
