/**
 * How one column of an export file is read, checked and stored.
 *
 * A value stays a string on its way from the file to the database: `read` returns the text that PostgreSQL takes. Only a file
 * with a `check` across fields pays for typed values.
 */
export interface Column<Value> {
  /** The table's columns that this one fills; none when it is ignored. */
  readonly targets: readonly string[];
  /** An empty cell means "none" and is stored as NULL (or as '' in a natural key). */
  readonly optional: boolean;
  /** Whether '' is a value of the target's type, so that an optional column may be part of a natural key. */
  readonly holdsText: boolean;
  /** A citizen ID: stored as the person key, and shown in a list of rejected rows only where it is itself what was refused. */
  readonly citizenId?: true;
  /** Checks a cell that is not empty. @returns the stored text, or the refusal */
  readonly read: (cell: string) => string | Refusal;
  /** The typed value that `check` sees. */
  readonly value: (text: string) => Value;
  /** A doubt that does not keep the row out. */
  readonly warn?: (text: string) => string | undefined;
  /** The COPY text of all targets, tab between them, when it differs from what `read` returned. */
  readonly store?: (text: string, pidOf: (citizenId: string) => string) => string;
}

/** Why a cell cannot be taken: a sentence in Chinese for the officer who has to correct it. */
export class Refusal {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** The same column, but a cell may be empty. */
export function optional<Value>(column: Column<Value>): Column<Value | null> {
  return { ...column, optional: true };
}

/** A column that must stand in the header and is not stored. */
export function ignored(): Column<string | null> {
  return { targets: [], optional: true, holdsText: true, read: cell => cell, value: text => text };
}

/** What was found, short enough for a message. */
export function quoted(cell: string): string {
  return cell.length > 40 ? `“${cell.slice(0, 40)}…”` : `“${cell}”`;
}
