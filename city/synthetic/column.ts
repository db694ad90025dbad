/** Reads a column at a row that must exist: the world is a struct of arrays, and a missing row is a bug, never a 0. */
export function at<T>(column: ArrayLike<T>, row: number): T {
  const value = column[row];
  if (value === undefined) throw new RangeError(`Row ${row} does not exist in a column of ${column.length} rows`);
  return value;
}
