/** What waits for a slot. */
export interface SlotTaker {
  /** A slot is there: true to keep it and give it back with `release`, false to leave it. */
  onSlot(): boolean;
}

/**
 * The connections of a department: so many calls at once, the others wait in the order they came, and not without end. The
 * gateway keeps this queue itself, because the one inside undici has no limit and no place to leave it from.
 */
export class CallSlots {
  readonly #most: number;
  readonly #mostWaiting: number;
  // A set keeps the order and lets a call that gives up leave from the middle at once.
  readonly #waiting = new Set<SlotTaker>();
  #taken = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = Math.max(1, most);
    this.#mostWaiting = mostWaiting;
  }

  get taken(): number {
    return this.#taken;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Calls `onSlot`, now or once a slot is free. Returns false when even the queue is full. */
  take(taker: SlotTaker): boolean {
    if (this.#taken < this.#most) {
      this.#taken += 1;
      if (!taker.onSlot()) this.release();
      return true;
    }
    if (this.#waiting.size >= this.#mostWaiting) return false;
    this.#waiting.add(taker);
    return true;
  }

  /** Gives a slot back: to the one that waits longest. */
  release(): void {
    for (const next of this.#waiting) {
      this.#waiting.delete(next);
      if (next.onSlot()) return;
    }
    this.#taken -= 1;
  }

  /** For a call that does not want to wait any longer. */
  leave(taker: SlotTaker): void {
    if (this.#waiting.size > 0) this.#waiting.delete(taker);
  }
}
