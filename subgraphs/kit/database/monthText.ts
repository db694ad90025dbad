/**
 * SQL of a month as the graph writes it, `2025-10`, from a column that holds its first day (`MonthType`): the cast cuts the day off.
 * @param column a trusted identifier, never input
 */
export function monthText(column: string): string {
  return `${column}::varchar(7)`;
}
