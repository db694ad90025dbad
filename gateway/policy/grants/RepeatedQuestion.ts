/** Milliseconds between two questions, whoever asks for one: nobody floods the department with made-up numbers. */
const LEAST_PAUSE = 200;
/** Nobody waits longer for an answer. */
const PATIENCE = 1_000;

/** A question that is asked again and again, once at a time, and sooner for whoever cannot wait. */
export class RepeatedQuestion {
  readonly #ask: () => Promise<void>;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;
  #isUnderWay = false;
  #isStopped = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** The one that has not left yet, where somebody waits for it. */
  #awaited: PromiseWithResolvers<void> | undefined;

  /** @param ask resolves when the answer is learnt, or when there is none; never rejects */
  constructor(ask: () => Promise<void>, { interval }: { interval: number }) {
    this.#ask = ask;
    this.#interval = interval;
  }

  start(): void {
    void this.#askNow();
  }

  /**
   * Asks as soon as may be. One question serves all who wait, but none that is under way: its answer may be older than what
   * somebody waits for.
   * @returns when it is answered, or is not in time
   */
  askSoon(): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    if (!this.#awaited) {
      this.#awaited = Promise.withResolvers();
      setTimeout(this.#awaited.resolve, PATIENCE).unref();
      if (!this.#isUnderWay) this.#schedule();
    }
    return this.#awaited.promise;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#awaited?.resolve();
  }

  async #askNow(): Promise<void> {
    const waiting = this.#awaited;
    this.#awaited = undefined;
    this.#isUnderWay = true;
    this.#askedAt = performance.now();
    await this.#ask();
    this.#isUnderWay = false;
    waiting?.resolve();
    if (!this.#isStopped) this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const pause = Math.min(LEAST_PAUSE, this.#interval);
    const delay = this.#awaited ? Math.max(0, this.#askedAt + pause - performance.now()) : this.#interval;
    this.#timer = setTimeout(() => this.#askNow(), delay);
  }
}
