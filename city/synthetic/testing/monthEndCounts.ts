/** A time in which a person is insured: days as `YYYY-MM-DD`, the last one included; no last day while it lasts. */
export interface Span {
  readonly person: string;
  readonly from: string;
  readonly until: string | undefined;
}

/** The ends of the 24 months of history, oldest first. */
export const MONTH_ENDS: readonly string[] = Array.from({ length: 24 }, (_, index) =>
  new Date(Date.UTC(2023, 11 + index, 0)).toISOString().slice(0, 10),
);

/** Distinct persons within at least one of their spans, at each month end. */
export function monthEndCounts(spans: Iterable<Span>): number[] {
  const masks = new Map<string, number>();
  for (const { person, from, until } of spans) {
    masks.set(person, (masks.get(person) ?? 0) | monthsWithin(from, until));
  }
  const counts = MONTH_ENDS.map(() => 0);
  for (const mask of masks.values()) {
    for (const index of counts.keys()) if (mask & (1 << index)) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** One bit for each month end that lies within. */
function monthsWithin(from: string, until: string | undefined): number {
  let mask = 0;
  for (const [index, end] of MONTH_ENDS.entries()) {
    if (from <= end && (until === undefined || until >= end)) mask |= 1 << index;
  }
  return mask;
}
