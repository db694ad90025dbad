import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@minsheng/subgraph-kit/testing';
import writeExcelFile from 'write-excel-file/node';
import { exportFiles } from '../import/exportFiles.ts';

/** Rows of export files by the stem of the file's name, cells separated by commas. */
export type Rows = Record<string, string[]>;

/** A folder of whole files as the business system of 退役军人事务局 writes them, all of one data date (`YYYYMMDD`). */
export async function exportFolder(dataDate: string, rows: Rows): Promise<string> {
  const folder = temporaryFolder('minsheng-veterans-');
  for (const [name, lines] of Object.entries(rows)) {
    const file = exportFiles.find(each => each.name === name);
    if (file === undefined) throw new Error(`${name} is no export file of this department`);
    const path = join(folder, `${name}_${dataDate}.${file.format}`);
    const table = [file.headers.join(','), ...lines];
    if (file.format === 'csv') writeFileSync(path, `\ufeff${table.join('\r\n')}\r\n`);
    else await writeExcelFile(table.map(line => line.split(',').map(cellOf))).toFile(path);
  }
  return folder;
}

function cellOf(value: string): { value: string } | null {
  return value === '' ? null : { value };
}
