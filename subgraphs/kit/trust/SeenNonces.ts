/**
 * The nonces of calls that are not stale yet, so that none is good for two. Only calls whose signature fits come here, so that
 * nobody without a key can fill it; and it forgets what would be refused as stale anyway.
 */
export class SeenNonces {
  readonly #windowSeconds: number;
  /** By the second in which they were made: a whole second is forgotten at once. */
  readonly #bySecond = new Map<number, Set<string>>();
  #forgottenBefore = 0;

  constructor(windowSeconds: number) {
    this.#windowSeconds = windowSeconds;
  }

  get size(): number {
    let size = 0;
    for (const ofSecond of this.#bySecond.values()) size += ofSecond.size;
    return size;
  }

  /** Remembers it. @returns false when it was there before */
  add(nonce: string, created: number, now: number): boolean {
    this.#forget(now - this.#windowSeconds);
    const ofSecond = this.#bySecond.get(created) ?? new Set();
    this.#bySecond.set(created, ofSecond);
    const before = ofSecond.size;
    return ofSecond.add(nonce).size > before;
  }

  #forget(second: number): void {
    if (second <= this.#forgottenBefore) return;
    this.#forgottenBefore = second;
    for (const created of this.#bySecond.keys()) if (created < second) this.#bySecond.delete(created);
  }
}
