import type { BulkSession } from '../../database/bulkSession.ts';
import type { Database } from '../../database/openDatabase.ts';
import type { ExportFile } from '../exportFile.ts';

/** The ledger's entry of one file. Counts are rows; `rowsRead` is the place from which a killed import goes on. */
export interface ImportRun {
  id: number;
  status: 'running' | 'done';
  rowsRead: number;
  inserted: number;
  replaced: number;
  unchanged: number;
  late: number;
  rejected: number;
  warnings: number;
}

/** What one batch adds to its run. */
export type BatchCounts = Omit<ImportRun, 'id' | 'status'>;

export interface FileIdentity {
  exportFile: ExportFile;
  fileName: string;
  dataDate: string;
  sha256: string;
}

/**
 * Finds the run of a file with this content and data date, or opens one.
 * The name of the file does not matter: what was sent again under another name changes nothing. Only when another file has meanwhile
 * corrected what this one said is it news again, and loaded in a run of its own.
 */
export async function openImportRun(database: Database, file: FileIdentity): Promise<ImportRun> {
  return database.inBulkTransaction(async session => {
    const identity = [file.exportFile.name, file.dataDate, file.sha256];
    await session.query(SUPERSEDE, [...identity, file.fileName]);
    await session.query(
      `insert into import_run (export_name, data_date, sha256, file_name, status) values ($1, $2, $3, $4, 'running')
       on conflict (export_name, data_date, sha256) where status in ('running', 'done') and not superseded do nothing`,
      [...identity, file.fileName],
    );
    const [row] = await session.query<Record<string, string>>(
      `select ${RUN_COLUMNS} from import_run
       where export_name = $1 and data_date = $2 and sha256 = $3 and status in ('running', 'done') and not superseded`,
      identity,
    );
    return runOf(row ?? {});
  });
}

/**
 * A finished run no longer stands for the table when a later run of the same data date has replaced facts: the content sent once more
 * takes a correction back. Runs of newer data dates do not count, because this content could not undo them.
 * A folder that holds both a file and its correction under another name must not swing between the two each time it is imported:
 * the file under the name it had before is then the same old file, and not a correction of the correction.
 */
const SUPERSEDE = `update import_run ours set superseded = true
  where export_name = $1 and data_date = $2 and sha256 = $3 and status = 'done' and not superseded
    and exists (select 1 from import_run later
      where later.export_name = ours.export_name and later.data_date = ours.data_date and later.id > ours.id
        and later.status in ('running', 'done') and later.rows_replaced > 0
        and (later.file_name = $4 or ours.file_name <> $4))`;

/**
 * Counts a batch into its run, inside the transaction that loads the batch.
 * @throws ConcurrentImportError when another process has moved the run on meanwhile: the batch would be doubled
 */
export async function countBatch(session: BulkSession, run: ImportRun, counts: BatchCounts): Promise<ImportRun> {
  const [row] = await session.query<Record<string, string>>(
    `update import_run set rows_read = rows_read + $3, rows_inserted = rows_inserted + $4, rows_replaced = rows_replaced + $5,
       rows_unchanged = rows_unchanged + $6, rows_rejected = rows_rejected + $7, rows_warned = rows_warned + $8,
       rows_late = rows_late + $9
     where id = $1 and rows_read = $2 and status = 'running' returning ${RUN_COLUMNS}`,
    [
      run.id,
      run.rowsRead,
      counts.rowsRead,
      counts.inserted,
      counts.replaced,
      counts.unchanged,
      counts.rejected,
      counts.warnings,
      counts.late,
    ],
  );
  if (row === undefined) throw new ConcurrentImportError(run);
  return runOf(row);
}

export async function finishImportRun(database: Database, run: ImportRun): Promise<void> {
  await database.inBulkTransaction(session =>
    session.query(`update import_run set status = 'done', finished_at = now() where id = $1`, [run.id]),
  );
}

/** A refused file stays in the ledger with its reason; what could not be read of it is null. */
export async function recordRefusal(
  database: Database,
  file: { exportFile: ExportFile; fileName: string; dataDate?: string | undefined; sha256?: string | undefined },
  reason: string,
): Promise<void> {
  await database.inBulkTransaction(session =>
    session.query(
      `insert into import_run (export_name, data_date, sha256, file_name, status, finished_at, reason)
       values ($1, $2, $3, $4, 'refused', now(), $5)`,
      [file.exportFile.name, file.dataDate ?? null, file.sha256 ?? null, file.fileName, reason],
    ),
  );
}

export class ConcurrentImportError extends Error {
  constructor(run: ImportRun) {
    super(`import run ${run.id} was moved on by another importer of the same file; this one stops, nothing is doubled`);
    this.name = 'ConcurrentImportError';
  }
}

const RUN_COLUMNS = `id, status, rows_read, rows_inserted, rows_replaced, rows_unchanged, rows_late, rows_rejected, rows_warned`;

function runOf(row: Record<string, string>): ImportRun {
  return {
    id: Number(row.id),
    status: row.status === 'done' ? 'done' : 'running',
    rowsRead: Number(row.rows_read),
    inserted: Number(row.rows_inserted),
    replaced: Number(row.rows_replaced),
    unchanged: Number(row.rows_unchanged),
    late: Number(row.rows_late),
    rejected: Number(row.rows_rejected),
    warnings: Number(row.rows_warned),
  };
}
