import type { City } from '../City.ts';

export type Department = 'hrss' | 'medical-insurance' | 'civil-affairs' | 'veterans-affairs' | 'leading-group';

/** Where a writer puts its rows; the person lets the clerk's typing errors spare those whose story a test will look for. */
export interface RowSink {
  /** One line of comma-separated values without line end. */
  row(line: string, person?: number): void;
}

/** One export file of a business system, as schema/export-files.md promises it. */
export interface ExportFile {
  readonly department: Department;
  readonly name: string;
  readonly columns: readonly string[];
  readonly format?: 'xlsx';
  /** Columns that a spreadsheet holds as numbers; everything else in it is text. */
  readonly numbers?: readonly string[];
  /** Reference lists are kept by hand and carry no typing errors. */
  readonly flawless?: true;
  write(city: City, out: RowSink): void;
}
