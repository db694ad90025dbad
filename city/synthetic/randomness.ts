/**
 * Randomness addressed by what it decides. A stream is found from (seed, topic, entity), so a person's fate does not depend on
 * who was generated before, in which file, or in which order: adding a column somewhere leaves every other file byte-identical.
 *
 * A library generator (pure-rand, xoroshiro) would have to be constructed and jumped for each of the millions of streams; a
 * 32-bit counter hashed with the murmur3 finaliser costs two multiplications and no allocation, and statistics are all we need.
 */
export class Dice {
  #state = 0;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = mix(seed ^ 0x5bd1e995);
  }

  /** Moves to the start of the stream of one topic and one entity; returns itself so that a throw may follow. */
  at(topic: number, entity: number): this {
    this.#state = mix(mix(this.#seed ^ topic) + Math.imul(entity + 1, 0x85ebca6b));
    return this;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return (mix(this.#state) >>> 0) / 4_294_967_296;
  }

  /** An integer in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** An integer between both ends, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Roughly normal with mean 0 and deviation 1 (sum of three throws): incomes and costs need a hump, not exact tails. */
  bell(): number {
    return (this.next() + this.next() + this.next() - 1.5) * 2;
  }

  pick<T>(list: ArrayLike<T>): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new RangeError('Nothing to pick from: the list is empty');
    return chosen;
  }

  /** The index of a weight, drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number {
    let throwOf = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let index = 0; index < weights.length; index++) {
      throwOf -= weights[index] ?? 0;
      if (throwOf < 0) return index;
    }
    return weights.length - 1;
  }
}

/** A topic's number, from its name (FNV-1a): computed once per file, used millions of times. */
export function topic(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
