import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import type { Database } from '../database/openDatabase.ts';
import type { ExportFile } from './exportFile.ts';
import type { ImportRun } from './load/importRun.ts';

export const REJECTED_SUFFIX = '.rejected.csv';

/** Where the rejected rows of a file are listed: beside it, or in the folder for rejects. */
export function rejectedPath(path: string, rejectFolder: string | undefined): string {
  return join(rejectFolder ?? dirname(path), basename(path) + REJECTED_SUFFIX);
}

/**
 * Lists the rows that a run refused, one line per field, for the officer who corrects them: row number, field, reason, the row itself.
 * It is written from the quarantine and not while loading, so that it is complete also when the import was killed and resumed.
 * Only its owner may read it. A list of an earlier import is removed when nothing was refused this time.
 */
export async function writeRejectedFile(
  database: Database,
  exportFile: ExportFile,
  run: ImportRun,
  target: string,
): Promise<void> {
  if (run.rejected === 0) return rm(target, { force: true });
  const unfinished = `${target}.unfinished`;
  // What a killed import left keeps the permissions it was made with.
  await rm(unfinished, { force: true });
  await pipeline(Readable.from(lines(database, exportFile, run)), createWriteStream(unfinished, { mode: OWNER_ONLY }));
  await rename(unfinished, target);
}

/**
 * Says why the list could not be written and where the same rows stand, for the report of an import that is otherwise complete.
 * @throws the error itself when it is none of the file system's
 */
export function unwrittenListReason(error: unknown, run: ImportRun, target: string): string {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  const kept = `拒收的${run.rejected}行在本部门数据库的表 quarantined_row 中（import_run = ${run.id}）`;
  return run.rejected === 0
    ? `旧的拒收清单 ${target} 无法删除（${error.code}），其内容已过时`
    : `拒收清单 ${target} 无法写入（${error.code}）：${kept}，请检查文件夹权限和磁盘空间`;
}

async function* lines(database: Database, exportFile: ExportFile, run: ImportRun): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csv([['行号', '字段', '原因', ...exportFile.headers]]);
  let last = 0n;
  for (;;) {
    const rows = await database.sql
      .selectFrom('quarantined_row')
      .select(['id', 'row_number', 'field', 'reason', 'content'])
      .where('import_run', '=', run.id)
      .where('id', '>', String(last))
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const page = rows as { id: string; row_number: string; field: string; reason: string; content: Record<string, string> }[];
    if (page.length === 0) return;
    yield csv(
      page.map(row => {
        const cells = exportFile.headers.map(header => row.content[header] ?? '');
        return [String(row.row_number), row.field, row.reason, ...cells];
      }),
    );
    last = BigInt(page[page.length - 1]?.id ?? 0);
  }
}

function csv(rows: string[][]): string {
  return `${Papa.unparse(rows, { escapeFormulae: SPREADSHEET_FORMULA, newline: '\r\n' })}\r\n`;
}

/** What a spreadsheet would run (CWE-1236); a plain negative number stays a number. */
const SPREADSHEET_FORMULA = /^(?:[=+@＝＋－＠\t\r]|-(?!\d+(?:\.\d+)?$))/;
const BYTE_ORDER_MARK = '\ufeff';
/** The rows name persons: whoever imports decides who else may read them. */
const OWNER_ONLY = 0o600;
const PAGE = 2_000;
