/** How a request takes part in progressive overrides: the value for the planner, and what tells its plans from others'. */
export interface Draw {
  /** From 0 to below 100; a field marked `percent(20)` comes from its new department below 20. */
  percentage: number;
  /** Equal for all requests whose plans are equal. Never empty, and never the beginning of an operation's key. */
  group: string;
}

/**
 * Draws, for each request, whether fields that move step by step (`@override(from:, label: "percent(20)")`) come from their
 * new department already. A request keeps its draw, as it is made from its id: for all its fields alike, and again when
 * somebody looks into it later. Between two neighbouring percentages of the supergraph all draws lead to the same plan, so
 * there are few groups.
 */
export class OverrideDraw {
  /** Ascending, each once. The first group is below all of them. */
  readonly #draws: readonly Draw[];

  constructor(percentages: readonly number[]) {
    const bounds = [...new Set([0, ...percentages])].filter(bound => bound < 100).sort((one, other) => one - other);
    this.#draws = bounds.map(percentage => ({ percentage, group: `${percentage}%` }));
  }

  drawFor(request: string): Draw {
    return this.drawAt((hash(request) / 2 ** 32) * 100);
  }

  /** The draw of all requests that are planned as one that drew this number, from 0 to below 100. */
  drawAt(drawn: number): Draw {
    let draw: Draw = { percentage: 0, group: '0%' };
    for (const candidate of this.#draws) if (candidate.percentage <= drawn) draw = candidate;
    return draw;
  }
}

/**
 * FNV-1a with a final mix, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): only the spread counts, nothing is kept
 * under this number. A cryptographic digest would cost each request what the lottery is not worth.
 */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
