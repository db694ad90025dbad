import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/openDatabase.ts';
import type { ExportFile } from './exportFile.ts';
import { type ExportFileName, readExportFileName } from './exportFileName.ts';
import { type ImportOptions, type ImportReport, importFile } from './importFile.ts';
import { REJECTED_SUFFIX } from './rejectedFile.ts';

export interface FolderReport {
  reports: ImportReport[];
  /** Files in the folder that belong to no export file of the department; they were not touched. */
  unknownFiles: string[];
  /** Names of export files of which the folder holds no file, though it should. */
  missingExports: string[];
}

/**
 * Imports every export file of a folder: in the order of `exportFiles`, then by data date, then by part, so that a later
 * correction always meets its predecessor. A refused file does not keep the others out.
 */
export async function importFolder(
  database: Database,
  exportFiles: readonly ExportFile[],
  folder: string,
  options: ImportOptions & { reported?: (report: ImportReport) => void },
): Promise<FolderReport> {
  const { found, unknownFiles } = sortFiles(exportFiles, await visibleFiles(folder));
  const reports: ImportReport[] = [];
  for (const { exportFile, fileName } of found) {
    const report = await importFile(database, exportFile, join(folder, fileName), options);
    options.reported?.(report);
    reports.push(report);
  }
  const present = new Set(found.map(file => file.exportFile));
  return {
    reports,
    unknownFiles,
    missingExports: exportFiles.filter(each => !each.occasional && !present.has(each)).map(each => each.name),
  };
}

async function visibleFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(
      entry => (entry.isFile() || entry.isSymbolicLink()) && !entry.name.startsWith('.') && !entry.name.includes(REJECTED_SUFFIX),
    )
    .map(entry => entry.name);
}

interface FoundFile {
  exportFile: ExportFile;
  order: number;
  fileName: string;
  named: ExportFileName;
}

function sortFiles(exportFiles: readonly ExportFile[], fileNames: string[]) {
  const found: FoundFile[] = [];
  const unknownFiles: string[] = [];
  for (const fileName of fileNames) {
    const named = readExportFileName(fileName);
    const order = exportFiles.findIndex(each => each.name === named?.stem && each.format === named.extension);
    const exportFile = exportFiles[order];
    if (named === undefined || exportFile === undefined) unknownFiles.push(fileName);
    else found.push({ exportFile, order, fileName, named });
  }
  found.sort((a, b) => a.order - b.order || a.named.dataDate.localeCompare(b.named.dataDate) || a.named.part - b.named.part);
  return { found, unknownFiles: unknownFiles.sort() };
}
