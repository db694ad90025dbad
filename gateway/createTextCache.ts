import { CountedCache } from './CountedCache.ts';

/** Longer texts are worked out anew each time: people and programs write short ones, and a stranger could send any number of long ones. */
const LONGEST_TEXT = 100_000;

/** Characters of all texts of one cache. What is derived from a text grows with it, so this bounds the memory as a whole. */
const MOST_CHARACTERS = 8_000_000;

/** A cache of what is derived from texts callers send: at most `max`, and bounded in size whatever they send. */
export function createTextCache<Value extends object>({ max }: { max: number }): CountedCache<Value> {
  return new CountedCache({
    max,
    maxSize: MOST_CHARACTERS,
    maxEntrySize: LONGEST_TEXT,
    sizeCalculation: (_, text) => text.length + 1,
  });
}
