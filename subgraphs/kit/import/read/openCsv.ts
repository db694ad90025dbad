import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { CsvScanner } from './csvScanner.ts';
import { decode, type Encoding, EncodingDetector } from './encoding.ts';
import { recordPieces } from './recordPieces.ts';
import { CELL_LIMIT, headerProblem, type RefusedFile, type RowSource } from './rowSource.ts';

/**
 * Reads a CSV file once from end to end before any of its rows is loaded, and refuses it as a whole when its structure, encoding
 * or header is wrong. That costs a few per cent of the import and means that a truncated file leaves nothing half-loaded behind.
 */
export async function openCsv(path: string, headers: readonly string[]): Promise<RowSource | RefusedFile> {
  const scanner = new CsvScanner(CELL_LIMIT);
  const detector = new EncodingDetector();
  const hash = createHash('sha256');
  let first: Buffer | undefined;
  let row = 1;
  for await (const piece of recordPieces(path, scanner)) {
    hash.update(piece);
    first ??= Buffer.from(piece);
    detector.look(piece, row);
    if (detector.problem !== undefined) return { refused: detector.problem };
    row = scanner.records + 1;
  }
  const encoding = detector.encoding ?? 'utf-8';
  const problem = headerOf(first, encoding, headers) ?? structureProblem(scanner, headers.length);
  if (scanner.problem !== undefined) return { refused: problem ?? '' };
  const sha256 = hash.digest('hex');
  if (problem !== undefined) return { refused: problem, sha256 };
  return { sha256, rowCount: scanner.records - 1, blocks: () => blocks(path, encoding) };
}

function headerOf(first: Buffer | undefined, encoding: Encoding, headers: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  return headerProblem(headers, parse(decode(first, encoding), 1)[0] ?? []);
}

function structureProblem(scanner: CsvScanner, columns: number): string | undefined {
  const { problem, records } = scanner;
  if (problem?.kind === 'huge cell') {
    return `第${problem.row}行第${problem.column}列的单元格超过${CELL_LIMIT / 1024}KB，不是正常的业务数据（常见原因：引号未闭合），整个文件未导入 · the cell in row ${problem.row}, column ${problem.column} exceeds ${CELL_LIMIT / 1024} KB, often for a quote that is not closed; nothing was imported`;
  }
  if (problem?.kind === 'stray quote') {
    return `第${problem.row}行第${problem.column}列的引号不成对（应符合 RFC 4180：引号内的引号写两次），整个文件未导入 · the quotes in row ${problem.row}, column ${problem.column} do not pair (RFC 4180: a quote within quotes is written twice); nothing was imported`;
  }
  if (records === 0 && scanner.atRecordEnd) return '文件是空的，至少应有表头 · the file is empty; it needs its header at least';
  if (scanner.insideQuotes)
    return `文件不完整：从第${records + 1}行起引号未闭合，可能在传输中被截断，请重新传输，整个文件未导入 · the file is incomplete: quotes opened in row ${records + 1} are not closed; send it again, nothing was imported`;
  if (!scanner.atRecordEnd) {
    return `文件不完整：最后一行（第${records + 1}行）没有换行符结尾，可能在传输中被截断，请重新传输，整个文件未导入 · the file is incomplete: its last row, ${records + 1}, has no line break at its end; send it again, nothing was imported`;
  }
  if (scanner.fieldsOfLastRecord !== columns) {
    return `文件不完整：最后一行应有${columns}列，只有${scanner.fieldsOfLastRecord}列，可能在传输中被截断，整个文件未导入 · the file is incomplete: its last row has ${scanner.fieldsOfLastRecord} of ${columns} columns; send it again, nothing was imported`;
  }
  return undefined;
}

async function* blocks(path: string, encoding: Encoding): AsyncGenerator<string[][]> {
  let header = true;
  for await (const piece of recordPieces(path, new CsvScanner(CELL_LIMIT))) {
    const rows = parse(decode(piece, encoding));
    if (header) rows.shift();
    header = false;
    yield rows;
  }
}

/** Parses complete records. Line breaks are normalised first: Papa Parse takes one kind per call, and files mix them. */
function parse(text: string, preview = 0): string[][] {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  const body = lines.endsWith('\n') ? lines.slice(0, -1) : lines;
  if (body === '') return [['']];
  return Papa.parse<string[]>(body, { delimiter: ',', newline: '\n', preview }).data;
}
