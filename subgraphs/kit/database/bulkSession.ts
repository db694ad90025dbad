import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** One connection inside one transaction, for loading many rows: parameters are bound, rows go in by COPY. */
export interface BulkSession {
  /** Runs one statement with bound parameters ($1, $2, ...). */
  query<Row>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  /** Runs several statements without parameters in one round trip: trusted text, never input. */
  script(statements: string): Promise<void>;
  /**
   * Loads rows by COPY in PostgreSQL's text format.
   * @param table trusted identifier, never input
   * @param columns trusted identifiers, never input
   * @param text lines ending in \n, columns separated by \t, NULL as \N, values escaped by `copyText`
   */
  copyIn(table: string, columns: readonly string[], text: string): Promise<void>;
}

/** Escapes one value for COPY's text format (PostgreSQL manual, COPY, "Text Format"). */
export function copyText(value: string | null): string {
  if (value === null) return '\\N';
  return ESCAPED.test(value) ? value.replace(ESCAPED_ALL, character => ESCAPES[character] ?? character) : value;
}

const ESCAPED = /[\\\t\n\r]/;
const ESCAPED_ALL = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export async function postgresSession<T>(pool: Pool, work: (session: BulkSession) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // What loads a million rows may take its time; the limit is for callers who wait.
    await client.query('begin; set local statement_timeout = 0');
    const result = await work({
      query: async <Row>(statement: string, parameters: unknown[] = []) =>
        (await client.query(statement, parameters)).rows as Row[],
      script: async statements => {
        await client.query(statements);
      },
      copyIn: async (table, columns, text) => {
        const sink = client.query(copyFrom(copyStatement(table, columns, 'stdin')));
        await pipeline(Readable.from([text]), sink);
      },
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

export async function pgliteSession<T>(pglite: PGlite, work: (session: BulkSession) => Promise<T>): Promise<T> {
  return pglite.transaction(async transaction =>
    work({
      query: async <Row>(statement: string, parameters: unknown[] = []) =>
        (await transaction.query<Row>(statement, parameters)).rows,
      script: async statements => {
        await transaction.exec(statements);
      },
      copyIn: async (table, columns, text) => {
        await transaction.query(copyStatement(table, columns, "'/dev/blob'"), [], { blob: new Blob([text]) });
      },
    }),
  );
}

function copyStatement(table: string, columns: readonly string[], source: string): string {
  return `copy ${table} (${columns.join(', ')}) from ${source}`;
}
