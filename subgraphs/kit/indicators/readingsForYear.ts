/**
 * The readings that say how things stand in a target's year.
 * A state (who is insured, how many beds there are) lasts: without data of the year, the newest before it still holds. What counts up
 * within a year starts from nothing each January: last year's result says nothing about this year's, so without data there is none.
 * @param readings up to the year's end, by month `YYYY-MM`
 */
export function readingsForYear<Reading extends { month: string }>(
  readings: readonly Reading[],
  year: number,
  { withinYear = false }: { withinYear?: boolean } = {},
): readonly Reading[] {
  return withinYear ? readings.filter(({ month }) => month.startsWith(`${year}-`)) : readings;
}
