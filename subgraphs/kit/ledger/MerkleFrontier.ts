import { digestOf, type HashName } from './records.ts';

/**
 * The Merkle tree of the records since the last checkpoint, grown one record at a time: only the roots of its complete
 * subtrees are kept, so a record costs one hash more on average and a checkpoint of a thousand makes no pause.
 *
 * Its shape is that of RFC 9162 §2.1.1. A leaf is the record's own hash: what a record's hash is made of begins with a hex
 * digit and what a node's is made of begins with the byte 1, so neither passes for the other.
 */
export class MerkleFrontier {
  readonly #hash: HashName;
  /** From the largest to the smallest; the bits of `size` say how large. */
  #roots: string[] = [];
  #size = 0;

  constructor(hash: HashName) {
    this.#hash = hash;
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: string): void {
    let root = leaf;
    for (let bits = this.#size; bits & 1; bits >>= 1) root = nodeHash(this.#hash, this.#roots.pop() ?? '', root);
    this.#roots.push(root);
    this.#size += 1;
  }

  /** The hash of no bytes where there are no records, as RFC 9162 has it. */
  get root(): string {
    const [smallest, ...larger] = this.#roots.toReversed();
    if (smallest === undefined) return digestOf(this.#hash, '');
    return larger.reduce((right, left) => nodeHash(this.#hash, left, right), smallest);
  }

  clear(): void {
    this.#roots = [];
    this.#size = 0;
  }
}

/** Over the byte 1 and the hex texts of both. */
export function nodeHash(name: HashName, left: string, right: string): string {
  return digestOf(name, `\u0001${left}${right}`);
}
