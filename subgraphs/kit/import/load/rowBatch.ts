import { copyText } from '../../database/bulkSession.ts';
import { maskCitizenId } from '../columns/maskCitizenId.ts';
import type { CheckedRow, RowRemark } from '../compileRows.ts';
import type { ExportFile } from '../exportFile.ts';

/** Rows that are loaded in one transaction, already checked: what the database needs is COPY text. */
export interface RowBatch {
  rowsRead: number;
  /** Distinct facts in `factLines`. */
  facts: number;
  /** COPY lines of the facts, each ending with its row number. */
  factLines: string;
  rejected: number;
  /** COPY lines of quarantined_row without the run. */
  quarantineLines: string[];
  warnings: number;
  /** COPY lines of import_warning without the run. */
  warningLines: string[];
}

/**
 * Gathers checked rows into batches of a fixed number of rows.
 * Within a batch the last row of a natural key wins, because one statement cannot write a fact twice; the earlier one becomes a warning.
 */
export class RowBatcher {
  readonly #exportFile: ExportFile;
  readonly #checkRow: (cells: string[]) => CheckedRow;
  /** Where the parts of the natural key stand in a COPY line. */
  readonly #keyPlaces: number[];
  #rowNumber: number;
  #rows = 0;
  #lines: string[] = [];
  #rowNumbers: number[] = [];
  /** Key hash -> index of the line. */
  #places = new Map<number, number>();
  #rejected = 0;
  #quarantine: string[] = [];
  #warnings: string[] = [];

  /** @param firstRow number of the first row that will be added, as a spreadsheet shows it (the header is 1) */
  constructor(exportFile: ExportFile, checkRow: (cells: string[]) => CheckedRow, firstRow: number) {
    this.#exportFile = exportFile;
    this.#checkRow = checkRow;
    const targets = exportFile.columns.flatMap(column => column.targets);
    this.#keyPlaces = exportFile.key.map(part => targets.indexOf(part));
    this.#rowNumber = firstRow;
  }

  get rows(): number {
    return this.#rows;
  }

  add(cells: string[]): void {
    const row = this.#rowNumber++;
    this.#rows++;
    if (cells.length === 1 && cells[0]?.trim() === '') return;
    const checked = this.#checkRow(cells);
    if (checked.line === undefined) {
      this.#reject(row, cells, checked.refusals);
      return;
    }
    for (const { field, reason } of checked.warnings) this.#warn(row, field, reason);
    this.#place(checked.line, checked.keyHash, row);
  }

  #place(line: string, keyHash: number, row: number): void {
    let hash = keyHash;
    let earlier = this.#places.get(hash);
    // Another key with the same hash only moves this one to the next free number.
    while (earlier !== undefined && !this.#sameKey(line, this.#lines[earlier] as string)) {
      hash = (hash + 1) | 0;
      earlier = this.#places.get(hash);
    }
    if (earlier === undefined) {
      this.#places.set(hash, this.#lines.length);
      this.#lines.push(line);
      this.#rowNumbers.push(row);
      return;
    }
    this.#warn(this.#rowNumbers[earlier] as number, '', `与第${row}行主键相同，以后一行为准`);
    this.#lines[earlier] = line;
    this.#rowNumbers[earlier] = row;
  }

  #sameKey(line: string, other: string): boolean {
    const fields = line.split('\t');
    const others = other.split('\t');
    return this.#keyPlaces.every(place => fields[place] === others[place]);
  }

  /** Hands the batch over and starts the next one. */
  take(): RowBatch {
    const batch: RowBatch = {
      rowsRead: this.#rows,
      facts: this.#lines.length,
      factLines: this.#lines.map((line, index) => `${line}\t${this.#rowNumbers[index]}\n`).join(''),
      rejected: this.#rejected,
      quarantineLines: this.#quarantine,
      warnings: this.#warnings.length,
      warningLines: this.#warnings,
    };
    this.#rows = 0;
    this.#lines = [];
    this.#rowNumbers = [];
    this.#places = new Map();
    this.#rejected = 0;
    this.#quarantine = [];
    this.#warnings = [];
    return batch;
  }

  #reject(row: number, cells: string[], refusals: RowRemark[]): void {
    this.#rejected++;
    for (const { field, reason } of refusals) {
      const content = copyText(contentOf(this.#exportFile, cells, field));
      this.#quarantine.push(`${row}\t${copyText(field)}\t${copyText(storable(reason))}\t${content}\n`);
    }
  }

  #warn(row: number, field: string, reason: string): void {
    this.#warnings.push(`${row}\t${copyText(field)}\t${copyText(storable(reason))}\n`);
  }
}

/**
 * A refused row whole, by header; surplus cells get a number. Citizen IDs are masked unless the ID is what has to be corrected.
 * In a row with a cell too many or too few an ID may stand under any header.
 */
function contentOf({ headers, columns }: ExportFile, cells: string[], refused: string): string {
  const shifted = cells.length !== headers.length;
  const content = cells.map((cell, index) => {
    const header = headers[index] ?? `第${index + 1}列`;
    const isId = columns[index]?.citizenId === true || (shifted && LOOKS_LIKE_CITIZEN_ID.test(cell));
    return [header, storable(isId && header !== refused ? maskCitizenId(cell) : cell)];
  });
  return JSON.stringify(Object.fromEntries(content));
}

const LOOKS_LIKE_CITIZEN_ID = /^\s*(\d{17}[\dXx]|\d{15})\s*$/;

/** PostgreSQL stores neither NUL nor half a surrogate pair; what was there stays visible. */
function storable(text: string): string {
  return text.replaceAll('\0', '␀').toWellFormed();
}
