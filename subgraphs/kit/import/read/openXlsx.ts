import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { type CellValue, readSheet } from 'read-excel-file/node';
import { inspectZip, ZIP_LIMITS } from './inspectZip.ts';
import { CELL_LIMIT, headerProblem, type RefusedFile, type RowSource } from './rowSource.ts';

/**
 * Reads the first sheet of an XLSX file. XLSX is for small files only and is held in memory, within `ZIP_LIMITS`.
 * Its XML parser knows only the five predefined entities, so that an entity bomb stays the text it is.
 */
export async function openXlsx(path: string, headers: readonly string[]): Promise<RowSource | RefusedFile> {
  if ((await stat(path)).size > ZIP_LIMITS.compressedBytes) {
    return {
      refused: `XLSX 文件超过${ZIP_LIMITS.compressedBytes / 1024 / 1024}MB，请改用 CSV 导出 · the XLSX file exceeds ${ZIP_LIMITS.compressedBytes / 1024 / 1024} MB; export it as CSV`,
    };
  }
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const danger = await inspectZip(bytes);
  if (danger !== undefined) return { refused: danger, sha256 };

  const sheet = await readFirstSheet(bytes);
  if (sheet === undefined)
    return {
      refused:
        '文件不是有效的 XLSX（找不到可读的工作表），请用 Excel 或业务系统重新导出 · this is no XLSX with a sheet that can be read; export it again',
      sha256,
    };
  const [header = [], ...rows] = sheet;
  const problem = headerProblem(headers, rowText(header, headers.length)) ?? hugeCell(sheet);
  if (problem !== undefined) return { refused: problem, sha256 };
  const texts = rows.map(row => rowText(row, headers.length));
  return { sha256, rowCount: rows.length, blocks: () => [texts.map(asBlank)] };
}

async function readFirstSheet(bytes: Buffer): Promise<CellValue[][] | undefined> {
  try {
    return (await readSheet(bytes)) as CellValue[][];
  } catch {
    // Whatever the library stumbles over, the officer can do only one thing about it: export the file again.
    return undefined;
  }
}

function hugeCell(sheet: CellValue[][]): string | undefined {
  for (const [row, cells] of sheet.entries()) {
    const column = cells.findIndex(cell => typeof cell === 'string' && cell.length > CELL_LIMIT);
    if (column >= 0)
      return `第${row + 1}行第${column + 1}列的单元格超过${CELL_LIMIT / 1024}KB，不是正常的业务数据，整个文件未导入 · the cell in row ${row + 1}, column ${column + 1} exceeds ${CELL_LIMIT / 1024} KB; nothing was imported`;
  }
  return undefined;
}

/** A row as wide as the header, or wider where cells beyond it hold something: a row that is shifted must not lose its end in silence. */
function rowText(row: CellValue[], width: number): string[] {
  const cells = row.map(cellText);
  while (cells.length > width && cells[cells.length - 1] === '') cells.pop();
  while (cells.length < width) cells.push('');
  return cells;
}

/** A cell as the CSV of the same system would write it. */
function cellText(cell: CellValue | null): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  // A spreadsheet keeps 15 significant digits; what lies behind them is noise of binary fractions.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (!(cell instanceof Date)) throw new TypeError(`a cell of unknown type: ${typeof cell}`);
  const [day = '', time = ''] = cell.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}

/** An empty line of the sheet counts as a row number but is no row. */
function asBlank(cells: string[]): string[] {
  return cells.every(cell => cell === '') ? [''] : cells;
}
