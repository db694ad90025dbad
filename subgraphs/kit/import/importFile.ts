import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from '../database/openDatabase.ts';
import { rememberingPersonKey, SHORTEST_PID_KEY } from '../person/pid.ts';
import { type ExportFile, namesPersons } from './exportFile.ts';
import { readExportFileName, wrongNameReason } from './exportFileName.ts';
import { finishImportRun, type ImportRun, openImportRun, recordRefusal } from './load/importRun.ts';
import { loadRows } from './load/loadRows.ts';
import { openCsv } from './read/openCsv.ts';
import { openXlsx } from './read/openXlsx.ts';
import { rejectedPath, unwrittenListReason, writeRejectedFile } from './rejectedFile.ts';

/** What became of one file. Counts are rows of the whole file, also when its import was killed once and resumed. */
export interface ImportReport {
  file: string;
  exportName: string;
  status: 'done' | 'refused' | 'already imported';
  rows: number;
  inserted: number;
  replaced: number;
  unchanged: number;
  /** Rows with other values than a file of a newer data date has brought: not taken. */
  late: number;
  rejected: number;
  warnings: number;
  /** Of this call. */
  seconds: number;
  /** Why the file was refused as a whole, in Chinese. */
  reason?: string;
  /** The list of rejected rows, when there are any. */
  rejectedFile?: string;
  /** Why that list could not be written, in Chinese, and where its rows stand instead. The import itself is complete. */
  rejectedFileProblem?: string;
}

export interface ImportProgress {
  file: string;
  rowsRead: number;
  rowCount: number;
}

export interface ImportOptions {
  /** The city's key behind `pid`; needed for files that name persons. */
  pidKey?: string | undefined;
  progress?: (progress: ImportProgress) => void;
  /** Rows per transaction, 20,000 unless told otherwise. */
  batchSize?: number;
  /** Where `<file>.rejected.csv` goes; beside the file unless told otherwise. */
  rejectFolder?: string;
}

/**
 * Imports one export file: checks the file as a whole, then checks and loads its rows batch by batch.
 *
 * A file that is wrong as a whole (name, encoding, header, structure) is refused before any row is loaded. A row that is wrong goes to
 * the quarantine and to `<file>.rejected.csv`. The same file again changes nothing; a corrected row replaces its predecessor, which is
 * kept in `fact_history`. After a crash the same call goes on behind the last committed batch.
 * @throws when the database fails, or when the file changes while it is read
 */
export async function importFile(
  database: Database,
  exportFile: ExportFile,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const pidOf = personKeysFor(exportFile, options.pidKey);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const fileName = basename(path);
  const named = readExportFileName(fileName);
  if (named === undefined || named.stem !== exportFile.name || named.extension !== exportFile.format) {
    return refuse(database, { exportFile, fileName }, wrongNameReason(exportFile, fileName));
  }
  const { dataDate } = named;
  const before = await stat(path);
  const source = await (exportFile.format === 'csv' ? openCsv : openXlsx)(path, exportFile.headers);
  if ('refused' in source) return refuse(database, { exportFile, fileName, dataDate, sha256: source.sha256 }, source.refused);

  const run = await openImportRun(database, { exportFile, fileName, dataDate, sha256: source.sha256 });
  if (run.status === 'done') return report(exportFile, fileName, run, 'already imported', seconds());

  const { rowCount } = source;
  const loaded = await loadRows(
    database,
    exportFile,
    { run, source },
    {
      pidOf,
      batchSize: options.batchSize ?? BATCH_SIZE,
      progress: rowsRead => options.progress?.({ file: fileName, rowsRead, rowCount }),
    },
  );
  await refuseToTrustAChangedFile(path, before);
  const list = await listRejected(database, exportFile, loaded, rejectedPath(path, options.rejectFolder));
  await finishImportRun(database, loaded);
  return { ...report(exportFile, fileName, loaded, 'done', seconds()), ...list };
}

/** A list that cannot be written must not keep the run open: its rows are loaded, and what was refused is in the quarantine. */
async function listRejected(
  database: Database,
  exportFile: ExportFile,
  run: ImportRun,
  rejectedFile: string,
): Promise<Pick<ImportReport, 'rejectedFile' | 'rejectedFileProblem'>> {
  try {
    await writeRejectedFile(database, exportFile, run, rejectedFile);
    return run.rejected > 0 ? { rejectedFile } : {};
  } catch (error) {
    return { rejectedFileProblem: unwrittenListReason(error, run, rejectedFile) };
  }
}

function personKeysFor(exportFile: ExportFile, pidKey = ''): (citizenId: string) => string {
  if (!namesPersons(exportFile)) return () => '';
  if (pidKey.length < SHORTEST_PID_KEY) {
    throw new RangeError(
      `pidKey must have at least ${SHORTEST_PID_KEY} characters: ID numbers can be enumerated, only the key hides them`,
    );
  }
  if (remembering?.key !== pidKey) remembering = { key: pidKey, pidOf: rememberingPersonKey(pidKey) };
  return remembering.pidOf;
}

/** A process imports with one key; the people of one file are those of the next. */
let remembering: { key: string; pidOf: (citizenId: string) => string } | undefined;

async function refuse(
  database: Database,
  file: { exportFile: ExportFile; fileName: string; dataDate?: string; sha256?: string | undefined },
  reason: string,
): Promise<ImportReport> {
  await recordRefusal(database, file, reason);
  return { ...report(file.exportFile, file.fileName, NOTHING_READ, 'refused', 0), reason };
}

function report(
  exportFile: ExportFile,
  file: string,
  run: Omit<ImportRun, 'id' | 'status'>,
  status: ImportReport['status'],
  seconds: number,
): ImportReport {
  const { rowsRead: rows, inserted, replaced, unchanged, late, rejected, warnings } = run;
  return { file, exportName: exportFile.name, status, rows, inserted, replaced, unchanged, late, rejected, warnings, seconds };
}

/** The file was checked in a first reading; what was loaded in the second one must be the same bytes. */
async function refuseToTrustAChangedFile(path: string, before: { size: number; mtimeMs: number }): Promise<void> {
  const after = await stat(path);
  if (after.size === before.size && after.mtimeMs === before.mtimeMs) return;
  throw new Error(`${path} changed while it was imported; import it again when the business system has finished writing it`);
}

const NOTHING_READ = { rowsRead: 0, inserted: 0, replaced: 0, unchanged: 0, late: 0, rejected: 0, warnings: 0 };
const BATCH_SIZE = 20_000;
