import type { Column } from './columns/column.ts';

// biome-ignore lint/suspicious/noExplicitAny: a column of any value; its own value type is inferred where it matters
export type Columns = Record<string, Column<any>>;

/** The typed values of one row, by the header of the file: what `check` sees. Amounts are yuan, dates `YYYY-MM-DD`. */
export type RowOf<C extends Columns> = { readonly [Header in keyof C]: C[Header] extends Column<infer Value> ? Value : never };

export interface ExportFileDescription<C extends Columns> {
  /** Stem of the file name: `待遇发放` for 待遇发放_20251031.csv. */
  name: string;
  format: 'csv' | 'xlsx';
  /** Target table. Besides the targets of `columns` it has `import_run integer not null`. */
  table: string;
  /** The keys are the exact header, in order. */
  columns: C;
  /** The table's columns that make a fact's natural key; a unique index stands on them. */
  key: readonly string[];
  /** A file that comes only when something changed, such as a new set of targets: its absence from a folder is not worth a word. */
  occasional?: boolean;
  /** What must hold between fields; the first thing that does not is the row's refusal. */
  check?: (row: RowOf<C>) => undefined | { field: string; reason: string };
}

/** One export file of a business system, as the importer sees it. */
export interface ExportFile {
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly table: string;
  readonly headers: readonly string[];
  readonly columns: readonly Column<unknown>[];
  readonly key: readonly string[];
  readonly occasional: boolean;
  readonly check: ((row: Record<string, unknown>) => undefined | { field: string; reason: string }) | undefined;
}

/** Whether its rows name persons, so that importing it takes the city's key. */
export function namesPersons({ columns }: ExportFile): boolean {
  return columns.some(column => column.citizenId === true);
}

/**
 * Describes one export file.
 * @throws TypeError when the description contradicts itself: a mistake of the department's developer
 */
export function defineExportFile<const C extends Columns>(description: ExportFileDescription<C>): ExportFile {
  const headers = Object.keys(description.columns);
  const columns = Object.values(description.columns);
  const { name, format, table, key } = description;
  // JavaScript moves keys like '2024' to the front, which would silently change the order of the header.
  const numeric = headers.find(header => /^\d+$/.test(header));
  if (numeric !== undefined) throw new TypeError(`export file ${name}: a header must not be a whole number (${numeric})`);
  const targets = columns.flatMap(column => column.targets);
  for (const target of [table, ...targets, ...key]) {
    if (!IDENTIFIER.test(target)) throw new TypeError(`export file ${name}: ${target} is not a plain SQL identifier`);
  }
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  if (twice !== undefined) throw new TypeError(`export file ${name}: two columns write to ${twice}`);
  if (key.length === 0) throw new TypeError(`export file ${name}: a fact needs a natural key`);
  for (const part of key) checkKeyPart(name, part, columns);
  const { occasional = false, check } = description;
  return { name, format, table, headers, columns, key, occasional, check: check as ExportFile['check'] };
}

function checkKeyPart(name: string, part: string, columns: readonly Column<unknown>[]): void {
  const column = columns.find(each => each.targets.includes(part));
  if (column === undefined) throw new TypeError(`export file ${name}: no column writes to ${part} of the key`);
  if (column.optional && !column.holdsText) {
    throw new TypeError(`export file ${name}: ${part} of the key may be empty, but its type has no empty value`);
  }
}

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/;
