import { isDate } from './columns/times.ts';
import type { ExportFile } from './exportFile.ts';

/** What the name of a file says: whose rows it holds, as of which day, and which part of them. */
export interface ExportFileName {
  stem: string;
  /** 数据截止日期 `YYYY-MM-DD`. */
  dataDate: string;
  /** 0 for a file that is not split. */
  part: number;
  extension: string;
}

/** Reads `待遇发放_20251031.csv` or `待遇发放_20251031_01.csv`; undefined when it is no name of an export file (schema/export-files.md). */
export function readExportFileName(fileName: string): ExportFileName | undefined {
  const match = NAME.exec(fileName.normalize('NFC'));
  if (match === null) return undefined;
  const [, stem = '', year, month, day, part = '0', extension = ''] = match;
  const dataDate = `${year}-${month}-${day}`;
  return isDate(dataDate) ? { stem, dataDate, part: Number(part), extension: extension.toLowerCase() } : undefined;
}

/** The refusal of a file whose name does not fit its description. */
export function wrongNameReason(exportFile: ExportFile, fileName: string): string {
  const { name, format } = exportFile;
  return (
    `文件名应为 ${name}_YYYYMMDD.${format} 或分卷 ${name}_YYYYMMDD_NN.${format}` +
    `（YYYYMMDD 为实际存在的数据截止日期），实际为 ${fileName} · ` +
    'a file is named after its rows, the day they are of (one that exists) and, where it is split, its part'
  );
}

const NAME = /^(.+?)_(\d{4})(\d{2})(\d{2})(?:_(\d{1,3}))?\.(csv|xlsx)$/i;
