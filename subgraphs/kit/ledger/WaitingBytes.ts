/** Bytes of room that are kept for the next time. */
const KEPT = 1024 * 1024;

/**
 * Bytes that wait to be written, in one buffer that is used again. A buffer for each group of appends waited for a tenth of a second in its
 * file, and so became old: 5 KB for each request, outside of the heap, until the next full collection, which it made come half as often again.
 */
export class WaitingBytes {
  #bytes = Buffer.allocUnsafeSlow(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** All that waits. What is added meanwhile does not change it. */
  get all(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  add(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) this.#grow(length);
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }

  /** So many of the first are written, and nobody reads them any more. */
  drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
    if (this.#length === 0 && this.#bytes.length > KEPT) this.#bytes = Buffer.allocUnsafeSlow(0);
  }

  /** Into another buffer: the one before may be on its way to the disk. */
  #grow(least: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(least, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
