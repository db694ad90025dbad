import { LRUCache } from 'lru-cache';

/** A cache that knows how often it had what it was asked for. Two additions on a request's path; metrics read them. */
export class CountedCache<Value extends object> extends LRUCache<string, Value> {
  hits = 0;
  misses = 0;

  override get(key: string): Value | undefined {
    const value = super.get(key);
    if (value === undefined) this.misses += 1;
    else this.hits += 1;
    return value;
  }
}
