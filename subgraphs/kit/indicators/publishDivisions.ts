import type { DivisionValue } from './indicatorTypes.ts';
import { suppressSmallCells } from './suppressSmallCells.ts';

export interface DivisionReading {
  divisionCode: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/** What an indicator's cells speak of. A township with one station is no secret; a township with three injured workers is. */
export type Counted = 'persons' | 'things';

/** The breakdown as it may be published: cells that speak of too few persons are withheld, and say so. */
export function publishDivisions(readings: readonly DivisionReading[], counts: Counted = 'persons'): DivisionValue[] {
  const hidden = counts === 'things' ? new Set<number>() : suppressSmallCells(readings);
  return readings.map(({ divisionCode, value, numerator, denominator }, index) => {
    const division = { code: divisionCode };
    if (hidden.has(index)) return { division, value: null, numerator: null, denominator: null, suppressed: true };
    return { division, value, numerator, denominator, suppressed: false };
  });
}
