import type { Worker } from 'node:cluster';
import { AggregatorRegistry, Counter, Gauge, Registry } from 'prom-client';
import type { Crew } from './Crew.ts';
import type { ProcessMetrics } from './CrewMessages.ts';
import type { WorkerQuestions } from './WorkerQuestions.ts';

/** What only grows. A gauge tells of now, and a worker that ended has no now. */
const KEPT_TYPES: readonly string[] = ['counter', 'histogram'];

/**
 * The metrics of all workers as one text: counters and histograms summed, each gauge as its `aggregator` says.
 *
 * prom-client adds them up; collecting them is done here, because its own `clusterMetrics` fails as a whole when one worker
 * is busy or ends meanwhile, and forgets what an ended worker had counted. Prometheus takes a sum that falls for a restart of
 * everything and counts what is left once more. So what a worker said last stands for it while it is silent, and its counts
 * stay in the sums when it has ended (without those since the last scrape).
 */
export class CrewMetrics {
  readonly #crew: Crew;
  readonly #questions: WorkerQuestions;
  readonly #timeout: number;
  readonly #own = new Registry();
  readonly #last = new Map<Worker, ProcessMetrics>();
  #ended: ProcessMetrics = [];

  /** @param timeout milliseconds that a worker has for its answer */
  constructor(crew: Crew, { questions, timeout }: { questions: WorkerQuestions; timeout: number }) {
    this.#crew = crew;
    this.#questions = questions;
    this.#timeout = timeout;
    watchCrew(this.#own, crew);
    crew.onEnd(worker => this.#keep(worker));
  }

  /** The text for Prometheus. */
  async collect(): Promise<string> {
    await Promise.all([...this.#crew.listening].map(worker => this.#ask(worker)));
    const own: ProcessMetrics = await this.#own.getMetricsAsJSON();
    return AggregatorRegistry.aggregate([own, this.#ended, ...this.#last.values()]).metrics();
  }

  async #ask(worker: Worker): Promise<void> {
    try {
      const metrics = await this.#questions.ask<'metrics'>(worker, { ask: 'metrics' }, this.#timeout);
      if (this.#crew.listening.has(worker)) this.#last.set(worker, metrics);
    } catch {
      // What it said last stands for it.
    }
  }

  #keep(worker: Worker): void {
    const counted = this.#last.get(worker)?.filter(({ type }) => KEPT_TYPES.includes(String(type)));
    this.#last.delete(worker);
    // At once, not by the registry's asynchronous reading: a scrape in between would see the sums fall.
    if (counted) this.#ended = AggregatorRegistry.aggregate([this.#ended, counted]).getMetricsAsArray() as ProcessMetrics;
  }
}

/** What the primary itself knows of its workers. */
function watchCrew(registry: Registry, crew: Crew): void {
  const registers = [registry];
  new Gauge({
    name: 'minsheng_workers',
    help: 'Processes that take requests (ready), and how many there should be (wanted)',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'ready' }, crew.listening.size);
      this.set({ state: 'wanted' }, crew.size);
    },
  });
  const restarts = new Counter({
    name: 'minsheng_worker_restarts_total',
    help: 'Workers that ended without being told to',
    registers,
  });
  crew.onEnd(() => restarts.inc());
}
