/** The importer of a department: one description per export file, one call per file or folder. */

export { birthDateOf, sexOf } from '../person/citizenId.ts';
export { personKey } from '../person/pid.ts';
export { citizenId } from './columns/citizenId.ts';
export { code, codeList, division, yesNo } from './columns/codes.ts';
export { type Column, ignored, optional, Refusal } from './columns/column.ts';
export { creditCode } from './columns/creditCode.ts';
export { amount, decimal, integer } from './columns/numbers.ts';
export { text } from './columns/text.ts';
export { date, month, timestamp, year } from './columns/times.ts';
export { defineExportFile, type ExportFile, type RowOf } from './exportFile.ts';
export { type ImportOptions, type ImportProgress, type ImportReport, importFile } from './importFile.ts';
export { type FolderReport, importFolder } from './importFolder.ts';
export { type ImportCli, runImportCli } from './runImportCli.ts';
