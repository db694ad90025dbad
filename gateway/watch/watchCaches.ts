import { Gauge, type Registry } from 'prom-client';
import type { CountedCache } from '../CountedCache.ts';

type Caches = Readonly<Record<string, Pick<CountedCache<object>, 'size' | 'hits' | 'misses'>>>;

/**
 * Sizes and hits of the caches, read when somebody looks. A new supergraph starts with empty caches, so their counts fall
 * to zero with it, as counters of a restarted process do.
 */
export function watchCaches(registry: Registry, caches: () => Caches): void {
  const registers = [registry];
  new Gauge({
    name: 'minsheng_cache_entries',
    help: 'Entries of a cache of the supergraph that is served',
    labelNames: ['cache'],
    registers,
    collect() {
      for (const [cache, { size }] of Object.entries(caches())) this.set({ cache }, size);
    },
  });
  new Gauge({
    name: 'minsheng_cache_lookups',
    help: 'Lookups in a cache since its supergraph is served, by result: hit or miss',
    labelNames: ['cache', 'result'],
    registers,
    collect() {
      for (const [cache, { hits, misses }] of Object.entries(caches())) {
        this.set({ cache, result: 'hit' }, hits);
        this.set({ cache, result: 'miss' }, misses);
      }
    },
  });
}
