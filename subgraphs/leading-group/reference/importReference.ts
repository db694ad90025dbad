import { join } from 'node:path';
import type { Database } from '@minsheng/subgraph-kit';
import { importFolder } from '@minsheng/subgraph-kit/import';
import { referenceFiles } from '../import/exportFiles.ts';

/** Beside this file in the sources, and beside `dist` when this file was bundled into it. */
const REFERENCE_FOLDER = join(import.meta.dirname, '..', 'reference');

/** The importer asks for the city's key; none of these files holds a citizen ID, so no person key is ever made with this one. */
const NO_PERSON_KEY = 'reference files name no person, so no key';

/**
 * Takes in the policy's own words (catalogue, targets, approvals, key tasks) by the same importer as any export file: what has not
 * changed since the last start is recognised by its content and costs nothing.
 * @throws Error when a file is refused or a row rejected: the office would judge by half a catalogue
 */
export async function importReference(database: Database): Promise<void> {
  const { reports } = await importFolder(database, referenceFiles, REFERENCE_FOLDER, { pidKey: NO_PERSON_KEY });
  for (const { file, status, rejected, reason, rejectedFile } of reports) {
    if (status === 'refused') throw new Error(`reference/${file} was refused: ${reason}`);
    if (rejected > 0) throw new Error(`reference/${file}: ${rejected} rows were rejected, see ${rejectedFile}`);
  }
}
