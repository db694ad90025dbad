const FIRST = 500;
const LONGEST = 30_000;
/** A worker that lived for so long was not a false start. */
const HEALTHY_AFTER = 60_000;

/** How long to wait before the next start: longer after each process that did not live long, so that a fault at start-up does not take the machine. */
export class RestartDelay {
  #falseStarts = 0;

  /** @param lived milliseconds that the process ran; @returns milliseconds to wait */
  after(lived: number): number {
    if (lived >= HEALTHY_AFTER) this.#falseStarts = 0;
    const delay = Math.min(LONGEST, FIRST * 2 ** this.#falseStarts);
    this.#falseStarts += 1;
    return delay;
  }
}
