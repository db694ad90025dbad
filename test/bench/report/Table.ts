/** Numbers as measured; the first column names the row. */
export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** What to know when reading it. */
  notes?: readonly string[];
}
