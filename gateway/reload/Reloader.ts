import { hash } from 'node:crypto';
import type { Gateway } from '../Gateway.ts';
import type { LastGoodCopy } from '../supergraph/LastGoodCopy.ts';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';
import type { FirstSupergraph } from '../supergraph/readFirstSupergraph.ts';
import type { SupergraphSource } from '../supergraph/SupergraphSource.ts';
import type { PushOutcome } from './PushOutcome.ts';
import type { SupergraphStatus } from './SupergraphStatus.ts';
import { type SwappedSupergraph, swapSupergraph } from './swapSupergraph.ts';

/** Many changes at once, as editors and deployments make them, are one change. */
const DEBOUNCE = 200;

interface ReloaderOptions {
  source: SupergraphSource;
  copy: LastGoodCopy | undefined;
  /** What the gateway serves now. */
  first: Pick<FirstSupergraph, 'sdl' | 'seen' | 'isPushed'>;
  /** Called when the source counts again, after a push. */
  onSourceBack?: (() => void) | undefined;
}

/**
 * Replaces a gateway's supergraph when its source has a new one, or when one is pushed: check, warm, swap. A bad one is
 * refused, with an error in the log, and the last good one stays. One at a time; never throws.
 *
 * Whoever spoke last is believed. A pushed supergraph stands until the source has another text than it had at that time: the
 * next poll of an unchanged file does not take it back, and a changed file does replace it.
 */
export class Reloader {
  readonly #gateway: Gateway;
  readonly #source: SupergraphSource;
  readonly #copy: LastGoodCopy | undefined;
  readonly #onSourceBack: (() => void) | undefined;
  readonly #status: SupergraphStatus;
  readonly #stopping = new AbortController();
  /** Texts: the one that is served, and the source's that was refused last. */
  #served: string;
  #refused: { sdl: string; error: SupergraphStatus['lastError'] } | undefined;
  /** SHA-256 of the source's text: when somebody last looked, and when something was pushed in its place. */
  #seen: string;
  #overruled: string | undefined;
  #queued: Promise<void> | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  #soon: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;
  #unwatch: (() => void) | undefined;

  constructor(gateway: Gateway, { source, copy, first, onSourceBack }: ReloaderOptions) {
    this.#gateway = gateway;
    this.#source = source;
    this.#copy = copy;
    this.#onSourceBack = onSourceBack;
    this.#served = first.sdl;
    this.#seen = first.seen;
    this.#overruled = first.isPushed ? first.seen : undefined;
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
      const stands = this.#overruled === undefined ? '' : '; the pushed one stands until its source changes';
      this.#gateway.log.info({ version }, `the supergraph is unchanged${stands}`);
    }
  }

  /** Puts a supergraph in the place of the one that is served, whatever the source has. */
  push(sdl: string): Promise<PushOutcome> {
    const done = this.#tail.then(() => this.#takePushed(sdl));
    this.#tail = done;
    return done;
  }

  #pollLater(): void {
    const { supergraphPoll } = this.#gateway.config;
    if (supergraphPoll === 0 || this.#stopping.signal.aborted) return;
    this.#poll = setTimeout(() => void this.#look().then(() => this.#pollLater()), supergraphPoll).unref();
  }

  #look(): Promise<void> {
    if (this.#queued) return this.#queued;
    const look = this.#tail.then(() => {
      this.#queued = undefined;
      return this.#lookOnce();
    });
    this.#queued = look;
    this.#tail = look;
    return look;
  }

  async #lookOnce(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    let newest: string;
    try {
      newest = await this.#source.read();
    } catch (error) {
      return this.#complain(error, 'the supergraph cannot be read; the last good one stays');
    }
    this.#seen = hash('sha256', newest);
    if (this.#seen === this.#overruled) delete this.#status.lastError;
    else if (newest === this.#served) this.#followSource();
    else if (newest !== this.#refused?.sdl) await this.#takeFromSource(newest);
    else this.#status.lastError = this.#refused.error;
  }

  async #takeFromSource(sdl: string): Promise<void> {
    try {
      const swapped = await this.#swap(sdl, this.#source.where);
      if (!swapped) return;
    } catch (error) {
      this.#status.refused += 1;
      this.#complain(error, 'the new supergraph is refused; the last good one stays');
      this.#refused = { sdl, error: this.#status.lastError };
      return;
    }
    this.#followSource();
    await this.#keep({ sdl });
  }

  async #takePushed(sdl: string): Promise<PushOutcome> {
    const { signal } = this.#stopping;
    const over = this.#seen;
    let lost: string[] = [];
    try {
      const swapped = signal.aborted || sdl === this.#served ? undefined : await this.#swap(sdl, 'the pushed supergraph');
      if (signal.aborted) return { outcome: 'stopping' };
      lost = swapped?.lost ?? [];
    } catch (error) {
      this.#status.refused += 1;
      const reason = error instanceof Error ? error.message : String(error);
      const { version, loadedAt } = this.#status;
      this.#gateway.log.error({ version, reason }, 'the pushed supergraph is refused; the last good one stays');
      const act = { who: 'the pushed supergraph', act: 'supergraph refused', on: reason };
      await this.#gateway.ledger.administer(act);
      return { outcome: 'refused', reasons: [reason], version, loadedAt };
    }
    this.#overruled = over;
    delete this.#status.lastError;
    const kept = await this.#keep({ sdl, over });
    const { version, loadedAt } = this.#status;
    return { outcome: 'served', version, loadedAt, kept, lost, over };
  }

  async #swap(sdl: string, where: string): Promise<SwappedSupergraph | undefined> {
    const swapped = await swapSupergraph(this.#gateway, sdl, { where, stopping: this.#stopping.signal });
    if (!swapped) return undefined;
    this.#served = sdl;
    this.#refused = undefined;
    Object.assign(this.#status, { version: swapped.version, loadedAt: new Date() });
    this.#status.replaced += 1;
    return swapped;
  }

  /** What is served is what the source has. */
  #followSource(): void {
    delete this.#status.lastError;
    if (this.#overruled === undefined) return;
    this.#overruled = undefined;
    this.#onSourceBack?.();
  }

  /** @returns whether a start would find it */
  async #keep(text: { sdl: string } & Partial<PushedSupergraph>): Promise<boolean> {
    if (!this.#copy) return false;
    try {
      await this.#copy.keep(text);
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#gateway.log.warn({ reason }, 'the last good supergraph could not be copied to disk');
      return false;
    }
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
