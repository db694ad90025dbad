import { join } from 'node:path';
import type { Database } from '@minsheng/subgraph-kit';
import { importFolder } from '@minsheng/subgraph-kit/import';
import { referenceFiles } from '../import/exportFiles.ts';

/** Beside this file in the sources, and beside `dist` when this file was bundled into it. */
const REFERENCE_FOLDER = join(import.meta.dirname, '..', 'reference');

/**
 * Takes in the working calendar and the parameters by the same importer as any export file: what has not changed since the last start costs nothing.
 * @throws Error when a file is refused or a row rejected: clocks would be counted by half a calendar, or books ended by half a rule
 */
export async function importReference(database: Database): Promise<void> {
  const { reports } = await importFolder(database, referenceFiles, REFERENCE_FOLDER, {});
  for (const { file, status, rejected, reason, rejectedFile, rejectedFileProblem } of reports) {
    if (status === 'refused') throw new Error(`reference/${file} was refused: ${reason}`);
    if (rejected > 0)
      throw new Error(`reference/${file}: ${rejected} rows were rejected, see ${rejectedFile ?? rejectedFileProblem}`);
  }
}
