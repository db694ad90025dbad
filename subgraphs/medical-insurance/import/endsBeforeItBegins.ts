/**
 * A period must not end before it begins: the indicators treat periods as ranges of days.
 * @param field header of the end date, named in the refusal
 * @returns the refusal, or undefined when the period is possible or still open
 */
export function endsBeforeItBegins(
  start: string,
  end: string | null,
  field: string,
): undefined | { field: string; reason: string } {
  if (end === null || end >= start) return undefined;
  return { field, reason: `${end} 早于开始日期 ${start}` };
}
