import { type Column, Refusal } from './columns/column.ts';
import type { ExportFile } from './exportFile.ts';

/** What is wrong with, or doubtful in, one field of one row. `field` is '' when it concerns the whole row. */
export interface RowRemark {
  field: string;
  reason: string;
}

export interface CheckedRow {
  /** COPY text of all stored columns, without the line end; undefined when the row is refused. */
  line: string | undefined;
  /** A hash of the natural key: equal keys have equal hashes, and of 20,000 different ones hardly two. */
  keyHash: number;
  refusals: RowRemark[];
  warnings: RowRemark[];
}

const NONE: RowRemark[] = [];

/**
 * Compiles a description into one function that checks a row and writes its COPY line.
 * Everything that does not depend on the row is looked up here, once: the function runs millions of times.
 */
export function compileRows(exportFile: ExportFile, pidOf: (citizenId: string) => string): (cells: string[]) => CheckedRow {
  const { columns, headers, key, check } = exportFile;
  const width = columns.length;
  const optional = columns.map(column => column.optional);
  const stored = columns.flatMap((column, index) => (column.targets.length > 0 ? [index] : []));
  const emptyText = columns.map(column => emptyStored(column, key));
  const keyColumns = key.map(part => columns.findIndex(column => column.targets.includes(part)));
  const warners = columns.flatMap((column, index) => (column.warn ? [{ index, warn: column.warn }] : []));
  const read = columns.map(column => column.read);
  const store = columns.map(column => column.store);
  const header = (index: number) => headers[index] ?? '';
  // Both are written over row by row: nothing per cell is allocated but the texts themselves.
  const texts: (string | null)[] = new Array<string | null>(width).fill(null);
  const fields: string[] = new Array<string>(stored.length).fill('');

  function readFields(cells: string[]): RowRemark[] {
    let refusals = NONE;
    for (let index = 0; index < width; index++) {
      const cell = trimmed(cells[index] ?? '');
      const result = cell === '' ? null : (read[index] as Column<unknown>['read'])(cell);
      if (typeof result === 'string' || (result === null && optional[index])) {
        texts[index] = result;
        continue;
      }
      if (refusals === NONE) refusals = [];
      refusals.push({ field: header(index), reason: result instanceof Refusal ? result.reason : '必填，不能为空' });
    }
    return refusals;
  }

  function write(): string {
    for (let place = 0; place < stored.length; place++) {
      const index = stored[place] as number;
      const text = texts[index];
      if (text === null || text === undefined) fields[place] = emptyText[index] as string;
      else fields[place] = store[index] === undefined ? text : store[index](text, pidOf);
    }
    return fields.join('\t');
  }

  function typed(): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < width; index++) {
      const text = texts[index];
      row[header(index)] = text === null || text === undefined ? null : columns[index]?.value(text);
    }
    return row;
  }

  return cells => {
    if (cells.length !== width) return refused({ field: '', reason: `应有${width}列，实际有${cells.length}列` });
    const refusals = readFields(cells);
    if (refusals !== NONE) return { line: undefined, keyHash: 0, refusals, warnings: NONE };
    const broken = check?.(typed());
    if (broken !== undefined) return refused(broken);
    let keyHash = FNV_OFFSET;
    for (const index of keyColumns) keyHash = hashed(keyHash, texts[index] ?? '');
    let warnings = NONE;
    for (const { index, warn } of warners) {
      const text = texts[index];
      const reason = text === null || text === undefined ? undefined : warn(text);
      if (reason !== undefined) warnings = [...warnings, { field: header(index), reason }];
    }
    return { line: write(), keyHash, refusals: NONE, warnings };
  };
}

function refused(refusal: RowRemark): CheckedRow {
  return { line: undefined, keyHash: 0, refusals: [refusal], warnings: NONE };
}

/** An empty optional cell is NULL, but '' inside a natural key: NULLs are distinct in a unique index and would double the row. */
function emptyStored(column: Column<unknown>, key: readonly string[]): string {
  return column.targets.map(target => (key.includes(target) ? '' : '\\N')).join('\t');
}

/** Padding is no content; most cells have none and are returned as they are. */
function trimmed(cell: string): string {
  const last = cell.length - 1;
  if (last < 0 || (isPlain(cell.charCodeAt(0)) && isPlain(cell.charCodeAt(last)))) return cell;
  return cell.trim();
}

function isPlain(code: number): boolean {
  return code > 0x20 && code !== 0x3000 && code !== 0xa0 && code !== 0xfeff;
}

/** FNV-1a over the characters and an end mark. Hashing numbers is four times faster here than a Map of concatenated keys. */
function hashed(hash: number, text: string): number {
  let value = hash;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), FNV_PRIME);
  return Math.imul(value ^ 0xffff, FNV_PRIME);
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
