import { exportFiles } from '../import/exportFiles.ts';

/** Rows of export files by the stem of the file's name, as the business system of 民政局 would write them. */
export type Rows = Record<string, string[]>;

/** Whole files with their header and byte-order mark, all of one data date (`YYYYMMDD`). */
export function exportFolder(dataDate: string, rows: Rows): Record<string, string> {
  return Object.fromEntries(
    Object.entries(rows).map(([name, lines]) => {
      const header = exportFiles.find(file => file.name === name)?.headers.join(',');
      return [`${name}_${dataDate}.csv`, `\ufeff${[header, ...lines].join('\r\n')}\r\n`];
    }),
  );
}
