import type { Gateway } from '../Gateway.ts';
import { Graph } from '../Graph.ts';
import { checkSupergraph } from '../supergraph/checkSupergraph.ts';
import type { LastGoodCopy } from '../supergraph/LastGoodCopy.ts';
import type { SupergraphSource } from '../supergraph/SupergraphSource.ts';
import type { SupergraphStatus } from './SupergraphStatus.ts';
import { warmGraph } from './warmGraph.ts';

/** Many changes at once, as editors and deployments make them, are one change. */
const DEBOUNCE = 200;

/**
 * Replaces a gateway's supergraph when its source has a new one: read, check, warm, swap. A bad one is refused, with an error
 * in the log, and the last good one stays. One at a time; never throws.
 */
export class Reloader {
  readonly #gateway: Gateway;
  readonly #source: SupergraphSource;
  readonly #copy: LastGoodCopy | undefined;
  readonly #status: SupergraphStatus;
  readonly #stopping = new AbortController();
  /** Texts: the one that is served, and the one that was refused last. */
  #served: string;
  #refused: { sdl: string; error: SupergraphStatus['lastError'] } | undefined;
  #queued: Promise<void> | undefined;
  #tail: Promise<void> = Promise.resolve();
  #soon: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;
  #unwatch: (() => void) | undefined;

  /** @param first the text of the graph that the gateway serves now */
  constructor(
    gateway: Gateway,
    { source, copy, first }: { source: SupergraphSource; copy: LastGoodCopy | undefined; first: string },
  ) {
    this.#gateway = gateway;
    this.#source = source;
    this.#copy = copy;
    this.#served = first;
    const { version } = gateway.graphs.current.supergraph;
    this.#status = { version, loadedAt: new Date(), replaced: 0, refused: 0 };
  }

  get status(): Readonly<SupergraphStatus> {
    return this.#status;
  }

  /** From now on changes are noticed. */
  start(): void {
    this.#unwatch = this.#source.watch(() => {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => void this.#look(), DEBOUNCE).unref();
    });
    this.#pollLater();
  }

  stop(): void {
    this.#stopping.abort();
    this.#unwatch?.();
    clearTimeout(this.#soon);
    clearTimeout(this.#poll);
  }

  /** Reads the source now, and also tries again what was refused before. Resolves when the outcome is in `status`. */
  async reload(): Promise<void> {
    this.#refused = undefined;
    const { version } = this.#status;
    await this.#look();
    if (!this.#status.lastError && this.#status.version === version) {
      this.#gateway.log.info({ version }, 'the supergraph is unchanged');
    }
  }

  #pollLater(): void {
    const { supergraphPoll } = this.#gateway.config;
    if (supergraphPoll === 0 || this.#stopping.signal.aborted) return;
    this.#poll = setTimeout(() => void this.#look().then(() => this.#pollLater()), supergraphPoll).unref();
  }

  #look(): Promise<void> {
    this.#queued ??= this.#tail = this.#tail.then(() => {
      this.#queued = undefined;
      return this.#lookOnce();
    });
    return this.#queued;
  }

  async #lookOnce(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    let newest: string;
    try {
      newest = await this.#source.read();
    } catch (error) {
      return this.#complain(error, 'the supergraph cannot be read; the last good one stays');
    }
    if (newest === this.#served) delete this.#status.lastError;
    else if (newest !== this.#refused?.sdl) await this.#take(newest);
    else this.#status.lastError = this.#refused.error;
  }

  async #take(sdl: string): Promise<void> {
    const started = performance.now();
    try {
      await this.#swap(sdl, started);
    } catch (error) {
      this.#status.refused += 1;
      this.#complain(error, 'the new supergraph is refused; the last good one stays');
      this.#refused = { sdl, error: this.#status.lastError };
      return;
    }
    await this.#copy?.keep(sdl).catch((error: Error) => {
      this.#gateway.log.warn({ reason: error.message }, 'the last good supergraph could not be copied to disk');
    });
  }

  async #swap(sdl: string, started: number): Promise<void> {
    const { config, departments, graphs, log } = this.#gateway;
    const supergraph = await checkSupergraph(sdl, { where: this.#source.where, departmentUrls: config.departmentUrls });
    const next = new Graph(supergraph, config, departments);
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(config.limits.warmTimeout)]);
    const { refused, warmed, left } = await warmGraph(next, graphs.current, { config, signal });
    if (this.#stopping.signal.aborted) return next.retire();

    graphs.replace(next, config.limits.retireSpread);

    const { version } = supergraph;
    const milliseconds = Math.round(performance.now() - started);
    log.info({ version, before: this.#status.version, warmed, left, milliseconds }, 'the supergraph was replaced');
    if (refused.length > 0) log.warn({ version, operations: refused }, 'operations in use are not possible any more');
    this.#served = sdl;
    this.#refused = undefined;
    Object.assign(this.#status, { version, loadedAt: new Date() });
    delete this.#status.lastError;
    this.#status.replaced += 1;
  }

  /** The same complaint at every poll would bury the rest of the log. */
  #complain(error: unknown, what: string): void {
    if (this.#stopping.signal.aborted) return;
    const message = error instanceof Error ? error.message : String(error);
    if (this.#status.lastError?.message === message) return;
    this.#status.lastError = { at: new Date(), message };
    this.#gateway.log.error({ version: this.#status.version, reason: message }, what);
  }
}
