import type { DepartmentLimits } from '../../config/DepartmentLimits.ts';

/** Parts smaller than this cost the department more by their number than they spare it by their size. */
const SMALLEST = 100;
/** By what share of the largest size a part grows again. */
const GROWTH = 0.1;

type PaceLimits = Pick<DepartmentLimits, 'departmentEntities' | 'departmentChunks' | 'departmentChunkTime'>;

/**
 * In what parts a department is asked for many entities, and in how many calls at once: additive increase, multiplicative
 * decrease, as TCP finds the rate a network can bear.
 *
 * - It starts with parts of `departmentEntities`, two at once.
 * - A part answered within `departmentChunkTime`: another 1/n at once, where n is how many there are (so one more for each
 *   round), up to `departmentChunks`; and parts grow again by a tenth of `departmentEntities`, up to that.
 * - A part that took longer, or was not answered at all: half as many at once; when it is one already, parts half as large,
 *   down to 100. The parts that were on their way together are one sign, so within a chunk time only the first counts.
 *
 * Fewer at once comes first because parts that are served side by side slow each other down.
 */
export class ChunkPace {
  readonly #limits: PaceLimits;
  #atOnce: number;
  #size: number;
  #slowedAt = Number.NEGATIVE_INFINITY;

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#atOnce = Math.min(2, Math.max(1, limits.departmentChunks));
    this.#size = Math.max(1, limits.departmentEntities);
  }

  /** Entities in the next call. */
  get size(): number {
    return Math.floor(this.#size);
  }

  /** Calls at once for one fetch. */
  get atOnce(): number {
    return Math.floor(this.#atOnce);
  }

  /** @param milliseconds the part took; undefined: it was not answered. @param now milliseconds of any monotonic clock */
  learn(milliseconds: number | undefined, now: number): void {
    const { departmentEntities: largest, departmentChunks: most, departmentChunkTime: time } = this.#limits;
    if (milliseconds !== undefined && milliseconds <= time) {
      this.#atOnce = Math.min(Math.max(1, most), this.#atOnce + 1 / this.#atOnce);
      this.#size = Math.min(Math.max(1, largest), this.#size + largest * GROWTH);
      return;
    }
    if (now - this.#slowedAt < time) return;
    this.#slowedAt = now;
    if (this.#atOnce >= 2) this.#atOnce /= 2;
    else this.#size = Math.max(Math.min(SMALLEST, this.#size), this.#size / 2);
  }
}
