import fc from 'fast-check';

/** What a random writer needs of chance, from a source that can be repeated by its seed. */
export class Choice {
  readonly #draw: fc.GeneratorValue;

  constructor(draw: fc.GeneratorValue) {
    this.#draw = draw;
  }

  /** From `least` to `most`, both included. */
  number(least: number, most: number): number {
    return this.#draw(fc.integer, { min: least, max: most });
  }

  /** True once in `times`. */
  chance(times: number): boolean {
    return this.number(1, times) === 1;
  }

  of<T>(candidates: readonly T[]): T {
    const chosen = candidates[this.number(0, candidates.length - 1)];
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  }

  shuffled<T>(all: readonly T[]): T[] {
    return all.reduce<T[]>((shuffled, one) => shuffled.toSpliced(this.number(0, shuffled.length), 0, one), []);
  }
}
