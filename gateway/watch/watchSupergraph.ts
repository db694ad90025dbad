import { Gauge, type Registry } from 'prom-client';
import type { SupergraphStatus } from '../reload/SupergraphStatus.ts';

/** Which supergraph is served and how its replacements went, read when somebody looks. */
export function watchSupergraph(registry: Registry, status: () => Readonly<SupergraphStatus>): void {
  const registers = [registry];
  new Gauge({
    name: 'minsheng_supergraph_info',
    help: 'The supergraph that is served, by the SHA-256 of its text; always 1',
    // Of several workers: two versions while they change, each as 1.
    aggregator: 'max',
    labelNames: ['sha256'],
    registers,
    collect() {
      this.reset();
      this.set({ sha256: status().sha256 }, 1);
    },
  });
  new Gauge({
    name: 'minsheng_supergraph_loaded_timestamp_seconds',
    help: 'Since when it is served',
    aggregator: 'max',
    registers,
    collect() {
      this.set(status().loadedAt.getTime() / 1000);
    },
  });
  new Gauge({
    name: 'minsheng_supergraph_changes',
    help: 'Supergraphs that came since the start, by result: replaced (now or earlier served) or refused',
    labelNames: ['result'],
    // Each worker goes through the same changes; a sum would count them by the number of workers.
    aggregator: 'max',
    registers,
    collect() {
      this.set({ result: 'replaced' }, status().replaced);
      this.set({ result: 'refused' }, status().refused);
    },
  });
}
