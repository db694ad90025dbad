import type { SharingWord } from './SharingWord.ts';

/** What the departments say about sharing each field of a supergraph. */
export class Sharing {
  readonly #words: ReadonlyMap<string, SharingWord>;

  /** @param words by coordinate, such as `Person.pid` */
  constructor(words: ReadonlyMap<string, SharingWord>) {
    this.#words = words;
  }

  /** Whether no department says anything: a supergraph from before the directive. */
  get isEmpty(): boolean {
    return this.#words.size === 0;
  }

  /** The word of a field; `carrier` where nobody says anything: it counts as the field that led to it. */
  of(typeName: string, fieldName: string): SharingWord | 'carrier' {
    return this.#words.get(`${typeName}.${fieldName}`) ?? 'carrier';
  }
}
