import { LRUCache } from 'lru-cache';

/** Longer texts are worked out anew each time: people and programs write short ones, and a stranger could send any number of long ones. */
const LONGEST_TEXT = 100_000;

/** Characters of all texts of one cache. What is derived from a text grows with it, so this bounds the memory as a whole. */
const MOST_CHARACTERS = 8_000_000;

/** A cache of what is derived from texts callers send: at most `max`, and bounded in size whatever they send. Counts its hits. */
export class TextCache<Value extends object> extends LRUCache<string, Value> {
  hits = 0;
  misses = 0;

  constructor({ max }: { max: number }) {
    super({
      max,
      maxSize: MOST_CHARACTERS,
      maxEntrySize: LONGEST_TEXT,
      sizeCalculation: (_, text) => text.length + 1,
    });
  }

  override get(text: string): Value | undefined {
    const value = super.get(text);
    if (value === undefined) this.misses += 1;
    else this.hits += 1;
    return value;
  }
}
