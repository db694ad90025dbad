import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { DirectoryInUseError } from '../database/lockDirectory.ts';
import { type Database, type DatabaseDefinition, type DatabaseLocation, openDatabase } from '../database/openDatabase.ts';
import { fromWhereTheUserStands } from '../fromWhereTheUserStands.ts';
import { keepToOneKey } from '../person/keepToOneKey.ts';
import { type ExportFile, namesPersons } from './exportFile.ts';
import { readExportFileName } from './exportFileName.ts';
import { type ImportOptions, type ImportReport, importFile } from './importFile.ts';
import { importFolder } from './importFolder.ts';
import { ProgressDisplay } from './progressDisplay.ts';

export interface ImportCli {
  /** The department's folder name, e.g. `hrss`; `DATA_DIR` and `DATABASE_URL` are read for it. */
  department: string;
  /** What officers call it, e.g. 人社局. */
  title?: string;
  /** In the order in which they are imported. */
  exportFiles: readonly ExportFile[];
  database: DatabaseDefinition;
  /** Runs once after all files unless all were refused, so it must be repeatable: snapshots of indicators are computed anew here. */
  afterImport?: (database: Database, reports: readonly ImportReport[]) => Promise<void>;
}

/**
 * The department's command `import <file-or-folder>`. Sets the exit code 1 when a file was refused or nothing could be done.
 * Rejected rows are no failure of the command: they are listed beside the file and reported.
 */
export async function runImportCli(cli: ImportCli, argv: readonly string[] = process.argv): Promise<void> {
  const command = new Command('import')
    .description(`导入${titleOf(cli)}业务系统的导出文件 · imports export files of the department's business system`)
    .argument('<file-or-folder>', '导出文件或其所在文件夹')
    .option('--reject-folder <folder>', '拒收清单（.rejected.csv）的存放文件夹，默认与导出文件同一文件夹')
    .option('--batch-size <rows>', '每个事务的行数', readBatchSize)
    .action((path: string, flags: { rejectFolder?: string; batchSize?: number }) =>
      importPath(cli, fromWhereTheUserStands(path), flags),
    );
  await command.parseAsync(argv).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
}

async function importPath(cli: ImportCli, path: string, flags: { rejectFolder?: string; batchSize?: number }): Promise<void> {
  const { database: location, personKey: pidKey } = readConfig(cli.department, 0);
  if (pidKey === undefined && cli.exportFiles.some(namesPersons))
    return fail(
      '未设置全市人员标识密钥：请在环境变量 PID_KEY_FILE（推荐）或 PID_KEY 中给出，各部门必须相同 · ' +
        "the city's key for person keys is not set: give it in PID_KEY_FILE (better) or PID_KEY, the same in every department",
    );
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return fail(`找不到 ${path} · there is no such file or folder`);
  const display = new ProgressDisplay(process.stdout.isTTY === true, line => console.log(line));
  const options: ImportOptions = { pidKey, ...flags, progress: progress => display.progress(progress) };
  const database = await openUnlessInUse(location, cli.database);
  if (database === undefined) return;
  try {
    const otherKey = pidKey === undefined ? undefined : await keepToOneKey(database, pidKey);
    if (otherKey !== undefined) return fail(otherKey);
    const reports = found.isDirectory()
      ? await importWholeFolder(database, cli, path, { ...options, reported: report => display.finish(report) })
      : await importOneFile(database, cli, path, options, display);
    if (reports.some(report => report.status === 'refused')) process.exitCode = 1;
    // Also for a file already imported: an earlier process may have been killed between its last row and this.
    if (reports.some(report => report.status !== 'refused')) await cli.afterImport?.(database, reports);
  } finally {
    await database.close();
  }
}

async function openUnlessInUse(location: DatabaseLocation, definition: DatabaseDefinition): Promise<Database | undefined> {
  try {
    return await openDatabase(location, definition);
  } catch (error) {
    if (!(error instanceof DirectoryInUseError)) throw error;
    fail(`内嵌数据库正被占用，请先停止该部门的服务再导入 · ${error.message}`);
    return undefined;
  }
}

async function importWholeFolder(
  database: Database,
  cli: ImportCli,
  folder: string,
  options: ImportOptions & { reported: (report: ImportReport) => void },
): Promise<ImportReport[]> {
  const { reports, unknownFiles, missingExports } = await importFolder(database, cli.exportFiles, folder, options);
  if (unknownFiles.length > 0) console.log(`? 不属于${titleOf(cli)}的导出文件，未处理：${unknownFiles.join('、')}`);
  if (missingExports.length > 0) console.log(`? 文件夹中没有：${missingExports.join('、')}`);
  if (reports.length === 0) fail(`${folder} 中没有可导入的文件 · no file here can be imported`);
  return reports;
}

async function importOneFile(
  database: Database,
  cli: ImportCli,
  path: string,
  options: ImportOptions,
  display: ProgressDisplay,
): Promise<ImportReport[]> {
  const stem = readExportFileName(basename(path))?.stem;
  const exportFile = cli.exportFiles.find(each => each.name === stem);
  if (exportFile === undefined) {
    const known = cli.exportFiles.map(each => `${each.name}_YYYYMMDD.${each.format}`).join('、');
    fail(
      `${basename(path)} 不是${titleOf(cli)}的导出文件，应为：${known} · this is no export file of the department; those are listed before this`,
    );
    return [];
  }
  const report = await importFile(database, exportFile, path, options);
  display.finish(report);
  return [report];
}

function titleOf({ department, title }: ImportCli): string {
  return title ?? department;
}

function readBatchSize(value: string): number {
  const rows = Number(value);
  if (!Number.isInteger(rows) || rows < 1) throw new InvalidArgumentError(`must be a whole number of rows, not ${value}`);
  return rows;
}

function fail(message: string): void {
  console.error(`✗ ${message}`);
  process.exitCode = 1;
}
