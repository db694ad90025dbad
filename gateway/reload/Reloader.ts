import { hash } from 'node:crypto';
import type { Gateway } from '../Gateway.ts';
import type { LastGoodCopy } from '../supergraph/LastGoodCopy.ts';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';
import type { FirstSupergraph } from '../supergraph/readFirstSupergraph.ts';
import type { SupergraphSource } from '../supergraph/SupergraphSource.ts';
import { LastErrors, type LoadError } from './LastErrors.ts';
import type { PushOutcome, PushRefused, PushRequest } from './PushOutcome.ts';
import type { SupergraphStatus } from './SupergraphStatus.ts';
import { type SwappedSupergraph, swapSupergraph } from './swapSupergraph.ts';
import { ToldRefusals } from './ToldRefusals.ts';

/** Many changes at once, as editors and deployments make them, are one change. */
const DEBOUNCE = 200;

/** By what right pushes count, for the evidence, and what they are called in messages. */
const PUSH = { right: 'push secret', where: 'the pushed supergraph' };

interface ReloaderOptions {
  source: SupergraphSource;
  copy: LastGoodCopy | undefined;
  /** What the gateway serves now. */
  first: Pick<FirstSupergraph, 'sdl' | 'seen' | 'isPushed' | 'push'>;
  /** Called when the source counts again, after a push. */
  onSourceBack?: ((push: number | undefined) => void) | undefined;
  /** Called after each change of `status`. */
  onStatus?: ((status: Readonly<SupergraphStatus>) => void) | undefined;
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
  readonly #onSourceBack: ReloaderOptions['onSourceBack'];
  readonly #onStatus: ReloaderOptions['onStatus'];
  readonly #status: Omit<SupergraphStatus, 'lastError' | 'push'>;
  readonly #errors = new LastErrors();
  readonly #told: ToldRefusals;
  readonly #stopping = new AbortController();
  /** Texts: the one that is served, and the source's that was refused last. */
  #served: string;
  #refused: { sdl: string; error: LoadError | undefined } | undefined;
  /** SHA-256 of the source's text when somebody last looked. */
  #seen: string;
  /** The push in the place of the source, which counts again when it has another text than `over`. */
  #standing: Omit<PushedSupergraph, 'sdl'> | undefined;
  /** Pushes that wait for their turn or are being made ready, by number. */
  readonly #coming = new Map<number, AbortController>();
  #queued: Promise<void> | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  #soon: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;
  #unwatch: (() => void) | undefined;

  constructor(gateway: Gateway, { source, copy, first, onSourceBack, onStatus }: ReloaderOptions) {
    this.#gateway = gateway;
    this.#told = new ToldRefusals(gateway.ledger);
    this.#source = source;
    this.#copy = copy;
    this.#onSourceBack = onSourceBack;
    this.#onStatus = onStatus;
    this.#served = first.sdl;
    this.#seen = first.seen;
    this.#standing = first.isPushed ? { over: first.seen, push: first.push } : undefined;
    const { sha256 } = gateway.graphs.current.supergraph;
    this.#status = { sha256, loadedAt: new Date(), replaced: 0, refused: 0 };
  }

  get status(): Readonly<SupergraphStatus> {
    return { ...this.#status, push: this.#standing?.push, lastError: this.#errors.newest };
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
    const { sha256 } = this.#status;
    await this.#look();
    if (!this.#errors.ofSource && this.#status.sha256 === sha256) {
      const stands = this.#standing === undefined ? '' : '; the pushed one stands until its source changes';
      this.#gateway.log.info({ sha256 }, `the supergraph is unchanged${stands}`);
    }
  }

  /** Puts a supergraph in the place of the one that is served, whatever the source has. */
  push(request: PushRequest): Promise<PushOutcome> {
    const cancelled = new AbortController();
    if (request.push !== undefined) this.#coming.set(request.push, cancelled);
    return this.#inTurn(() => this.#takePushed(request, cancelled.signal)).finally(() => this.#coming.delete(request.push ?? 0));
  }

  /** A push that is not wanted any more is not swapped in, if it is not yet; what then stands is told by `status`. */
  cancel(push: number): void {
    this.#coming.get(push)?.abort();
  }

  /**
   * Goes back to the source if this push stands: it counts no more.
   * @returns why the source's supergraph cannot be served, so that the pushed one stays for now
   */
  followSource(push: number): Promise<string | undefined> {
    return this.#inTurn(async () => {
      const standing = this.#standing;
      if (standing?.push !== push) return undefined;
      this.#standing = undefined;
      await this.#lookOnce();
      const reason = this.#errors.ofSource?.message;
      if (reason !== undefined) this.#standing = standing;
      return reason;
    });
  }

  /** One after the other; what has changed is told before the outcome is. */
  #inTurn<Outcome>(job: () => Promise<Outcome>): Promise<Outcome> {
    const done = this.#tail.then(async () => {
      const before = JSON.stringify(this.status);
      const outcome = await job();
      if (JSON.stringify(this.status) !== before) this.#onStatus?.(this.status);
      return outcome;
    });
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
    const look = this.#inTurn(() => {
      this.#queued = undefined;
      return this.#lookOnce();
    });
    this.#queued = look;
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
    if (this.#seen === this.#standing?.over) this.#errors.setOfSource(undefined);
    else if (newest === this.#served) this.#followSource();
    else if (newest !== this.#refused?.sdl) await this.#takeFromSource(newest);
    else this.#errors.setOfSource(this.#refused.error);
  }

  async #takeFromSource(sdl: string): Promise<void> {
    try {
      const swapped = await this.#swap(sdl, this.#source);
      if (!swapped) return;
    } catch (error) {
      this.#status.refused += 1;
      this.#complain(error, 'the new supergraph is refused; the last good one stays');
      this.#refused = { sdl, error: this.#errors.ofSource };
      if (this.#stopping.signal.aborted) return;
      await this.#told.tellOfSource({ sdl, who: this.#source.right, stays: this.#status.sha256, reason: messageOf(error) });
      return;
    }
    this.#followSource();
    await this.#copy?.keep({ sdl });
  }

  async #takePushed({ sdl, over = this.#seen, push }: PushRequest, cancelled: AbortSignal): Promise<PushOutcome> {
    const signal = AbortSignal.any([this.#stopping.signal, cancelled]);
    let lost: string[] = [];
    try {
      const swapped = signal.aborted || sdl === this.#served ? undefined : await this.#swap(sdl, PUSH, signal);
      if (signal.aborted && !swapped) return this.#notTaken();
      lost = swapped?.lost ?? [];
    } catch (error) {
      this.#status.refused += 1;
      const reason = messageOf(error);
      this.#errors.setOfPush(reason);
      const { sha256 } = this.#status;
      this.#gateway.log.error({ sha256, reason }, 'the pushed supergraph is refused; the last good one stays');
      await this.#told.tell({ sdl, who: PUSH.right, stays: sha256, reason });
      return this.#refusal(reason);
    }
    this.#standing = { over, push };
    this.#errors.forget();
    // The sender put it over another text than the source had when this process looked: one of the two is old.
    if (over !== this.#seen) void this.#look();
    const kept = (await this.#copy?.keep({ sdl, over })) ?? false;
    const { sha256, loadedAt } = this.#status;
    return { outcome: 'served', sha256, loadedAt, kept, lost, over };
  }

  #notTaken(): PushOutcome {
    if (this.#stopping.signal.aborted) return { outcome: 'stopping' };
    return this.#refusal('this push was cancelled: its answer came too late');
  }

  #refusal(reason: string): PushRefused {
    const { sha256, loadedAt } = this.#status;
    return { outcome: 'refused', reasons: [reason], sha256, loadedAt };
  }

  async #swap(
    sdl: string,
    { where, right: who }: Pick<SupergraphSource, 'where' | 'right'>,
    signal = this.#stopping.signal,
  ): Promise<SwappedSupergraph | undefined> {
    const swapped = await swapSupergraph(this.#gateway, sdl, { where, who, signal });
    if (!swapped) return undefined;
    this.#served = sdl;
    this.#refused = undefined;
    this.#errors.forget();
    Object.assign(this.#status, { sha256: swapped.sha256, loadedAt: new Date() });
    this.#status.replaced += 1;
    return swapped;
  }

  /** What is served is what the source has. */
  #followSource(): void {
    this.#errors.setOfSource(undefined);
    this.#told.forgetSource();
    if (this.#standing === undefined) return;
    const { push } = this.#standing;
    this.#standing = undefined;
    this.#onSourceBack?.(push);
  }

  /** The same complaint at every poll would bury the rest of the log. */
  #complain(error: unknown, what: string): void {
    if (this.#stopping.signal.aborted) return;
    const message = messageOf(error);
    if (this.#errors.ofSource?.message === message) return;
    this.#errors.setOfSource({ at: new Date(), message });
    this.#gateway.log.error({ sha256: this.#status.sha256, reason: message }, what);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
