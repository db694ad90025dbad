/** Of those that are expected. Half made more writes, and nobody was quicker; see the gateway's decision `writes-wait-for-most`. */
const ENOUGH = 0.75;

/**
 * In a crowd, the next write waits for most of those that are about to come: a disk takes 20 records at the price of one.
 * PostgreSQL does so with `commit_delay` and `commit_siblings`. All chains of a process wait together and are then written
 * together: each for itself, they went to the disk one after the other, and a request of ten callers waited for three writes
 * instead of two.
 */
export class Gathering {
  readonly #milliseconds: number;
  /** How many are expected: requests under way, each of which is going to write. */
  #expected = 0;
  /** Those whose records wait to be written, or are being. */
  #arrived = 0;
  /** Chains that are being written. */
  #writing = 0;
  /** When the last write began, of `performance.now()`. */
  #wroteAt = 0;
  /** Who asks in this turn of the event loop, or the next, goes along with the write that begins in it. */
  #isOpen = false;
  #waiting: { done: Promise<void>; go: () => void; timer: NodeJS.Timeout } | undefined;
  #isGoing = false;

  /** @param milliseconds after the write before it, the next waits for nobody */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** Somebody is going to write. To be taken back with `expectNoMore`. */
  expect(): void {
    this.#expected += 1;
  }

  expectNoMore(): void {
    this.#expected -= 1;
    this.#goIfDue();
  }

  /** Somebody has appended, or does in this turn, and waits. To be taken back with `leave`. */
  arrive(): void {
    this.#arrived += 1;
    this.#goIfDue();
  }

  /** All that he appended is written, or could not be. */
  leave(): void {
    this.#arrived -= 1;
  }

  /** Resolves when it is time to write. `begin` follows at once. */
  wait(): Promise<void> | undefined {
    if (this.#isOpen) return undefined;
    this.#waiting ??= this.#startWaiting();
    this.#goIfDue();
    return this.#waiting.done;
  }

  /** A chain is being written, until `end`. */
  begin(): void {
    this.#writing += 1;
  }

  end(): void {
    this.#writing -= 1;
    this.#goIfDue();
  }

  /** Nobody waits any longer: a chain is closed. */
  release(): void {
    if (this.#waiting) this.#go();
  }

  get #isLate(): boolean {
    return performance.now() - this.#wroteAt >= this.#milliseconds;
  }

  #isDue(): boolean {
    return this.#writing === 0 && (this.#arrived >= this.#expected * ENOUGH || this.#isLate);
  }

  /**
   * In the next turn: the last who came has other chains to append to, which would miss this write; and those whose records have just been
   * written have not left yet.
   */
  #goIfDue(): void {
    if (this.#isGoing || !this.#waiting || !this.#isDue()) return;
    this.#isGoing = true;
    setImmediate(() => {
      this.#isGoing = false;
      if (this.#waiting && this.#isDue()) this.#go();
    });
  }

  #go(): void {
    const { go, timer } = this.#waiting ?? {};
    this.#waiting = undefined;
    clearTimeout(timer);
    this.#open();
    go?.();
  }

  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#wroteAt = performance.now();
    // A chain that was appended to in this turn asks in the next.
    setImmediate(() =>
      setImmediate(() => {
        this.#isOpen = false;
      }),
    );
  }

  #startWaiting() {
    const { promise: done, resolve: go } = Promise.withResolvers<void>();
    const left = Math.max(0, this.#wroteAt + this.#milliseconds - performance.now());
    // A timer may come a moment before its time; and a write that takes longer than that is waited for by `end`.
    const timer = setTimeout(() => this.#goIfDue(), Math.ceil(left) + 1);
    return { done, go, timer };
  }
}
