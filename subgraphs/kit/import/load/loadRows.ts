import type { Database } from '../../database/openDatabase.ts';
import { compileRows } from '../compileRows.ts';
import type { ExportFile } from '../exportFile.ts';
import type { RowSource } from '../read/rowSource.ts';
import type { ImportRun } from './importRun.ts';
import { loadBatch } from './loadBatch.ts';
import { type RowBatch, RowBatcher } from './rowBatch.ts';

export interface LoadOptions {
  pidOf: (citizenId: string) => string;
  /** Rows per transaction. */
  batchSize: number;
  /** Called with the rows read so far after each committed batch. */
  progress: (rowsRead: number) => void;
}

/**
 * Checks and loads the rows of a file behind the place where its run stands.
 * One batch is on its way to the database while the next one is read and checked; more would only cost memory.
 * @returns the run with all rows counted
 */
export async function loadRows(
  database: Database,
  exportFile: ExportFile,
  file: { run: ImportRun; source: RowSource },
  options: LoadOptions,
): Promise<ImportRun> {
  let { run } = file;
  let loading: Promise<void> = Promise.resolve();
  const load = async (batch: RowBatch) => {
    run = await loadBatch(database, exportFile, run, batch);
    options.progress(run.rowsRead);
  };
  const batcher = new RowBatcher(exportFile, compileRows(exportFile, options.pidOf), run.rowsRead + FIRST_ROW);
  for await (const rows of behind(file.source, run.rowsRead)) {
    for (const cells of rows) {
      batcher.add(cells);
      if (batcher.rows < options.batchSize) continue;
      await loading;
      loading = load(batcher.take());
      // The error is met at the next `await loading`; until then it must not count as unhandled.
      loading.catch(() => {});
    }
  }
  await loading;
  if (batcher.rows > 0) await load(batcher.take());
  return run;
}

/** The rows behind those that an earlier, killed run has already brought in. */
async function* behind(source: RowSource, rowsDone: number): AsyncGenerator<string[][]> {
  let skip = rowsDone;
  for await (const rows of source.blocks()) {
    if (skip >= rows.length) {
      skip -= rows.length;
      continue;
    }
    yield skip === 0 ? rows : rows.slice(skip);
    skip = 0;
  }
}

/** The header is row 1, as a spreadsheet shows it. */
const FIRST_ROW = 2;
