import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { Database } from '../database/openDatabase.ts';
import { importFile } from './importFile.ts';
import {
  emptyPaymentDatabase,
  freshFolder,
  HEADER,
  LI,
  openPaymentDatabase,
  PID_KEY,
  payments,
  paymentsInXlsx,
  WANG,
  writeBytes,
  writeCsv,
} from './testing/payments.ts';
import { zipOf } from './testing/zipOf.ts';

let database: Database;
const folder = freshFolder();
const NAME = '待遇发放_20251031.csv';
const ROW = `${WANG},110,202510,1.00,王小明,甲`;

beforeAll(async () => {
  database = await openPaymentDatabase();
});
afterAll(() => database.close());
afterEach(() => emptyPaymentDatabase(database));

const file = (content: string | Buffer, name = NAME) => writeBytes(folder, name, content);

/** Imports a file that must be refused as a whole: nothing of it is loaded, and the ledger keeps the reason that is shown. */
async function refusalOf(path: string, exportFile = payments): Promise<string> {
  const report = await importFile(database, exportFile, path, { pidKey: PID_KEY });
  expect(report).toMatchObject({ status: 'refused', rows: 0, inserted: 0 });
  // 中文 · English
  expect(report.reason).toMatch(/^.*\p{Script=Han}.* · [a-z][^\p{Script=Han}]+/u);
  const [run] = await database.sql.selectFrom('import_run').selectAll().execute();
  expect(run).toMatchObject({ status: 'refused', reason: report.reason });
  expect(await database.sql.selectFrom('payment').select('id').execute()).toEqual([]);
  return report.reason ?? '';
}

describe('A file that is wrong as a whole is refused before any row is loaded, and says what was expected:', () => {
  it('wrong file name', async () => {
    expect(await refusalOf(file(`${HEADER}\n${ROW}\n`, '待遇发放-10月.csv'))).toMatch(
      /文件名应为 待遇发放_YYYYMMDD\.csv .*实际为 待遇发放-10月\.csv/,
    );
  });

  it('a data date that does not exist', async () => {
    expect(await refusalOf(file(`${HEADER}\n${ROW}\n`, '待遇发放_20250230.csv'))).toMatch(/实际存在的数据截止日期/);
  });

  it('wrong header, naming the first column that differs', async () => {
    expect(await refusalOf(file(`证件号码,险种,所属期,金额,姓名,经办人\n${ROW}\n`))).toMatch(
      /第2列应为“险种类型”，实际为“险种”。完整表头应为：证件号码,险种类型/,
    );
  });

  it('a column too many or too few', async () => {
    expect(await refusalOf(file(`${HEADER},备注\n${ROW},x\n`))).toMatch(/应有6列，实际有7列，多出“备注”/);
    await emptyPaymentDatabase(database);
    expect(await refusalOf(file('证件号码,险种类型\n1,2\n'))).toMatch(/第3列应为“所属期”，没有这一列/);
  });

  it('an empty file', async () => {
    expect(await refusalOf(file(''))).toMatch(/文件是空的/);
  });

  it('UTF-16', async () => {
    expect(await refusalOf(file(Buffer.from(`\ufeff${HEADER}\n${ROW}\n`, 'utf16le')))).toMatch(/实际为 UTF-16/);
  });

  it('damaged UTF-8 in the middle', async () => {
    const rows = `${ROW}\n`.repeat(3000);
    const damaged = Buffer.concat([
      Buffer.from(`\ufeff${HEADER}\n${rows}`),
      Buffer.from([0xe7, 0x8e, 0x0a]),
      Buffer.from(`${ROW}\n`),
    ]);
    expect(await refusalOf(file(damaged))).toMatch(/第\d+行之后有字节不是有效的 UTF-8/);
  });

  it('neither UTF-8 nor GB18030', async () => {
    expect(await refusalOf(file(Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from([0xff, 0xff, 0x0a])])))).toMatch(
      /文件编码有误/,
    );
  });

  it('cut off in the middle of a row', async () => {
    expect(await refusalOf(file(`${HEADER}\n${ROW}\n${LI},110,2025`))).toMatch(/文件不完整：最后一行（第3行）没有换行符结尾/);
  });

  it('cut off inside quotes', async () => {
    expect(await refusalOf(file(`${HEADER}\n${ROW}\n${LI},110,202510,1.00,"李`))).toMatch(/从第3行起引号未闭合/);
  });

  it('a last row that is too short', async () => {
    expect(await refusalOf(file(`${HEADER}\n${ROW}\n${LI},110,2025\n`))).toMatch(/最后一行应有6列，只有3列/);
  });

  it('a quote that closes in the middle of a cell', async () => {
    expect(await refusalOf(file(`${HEADER}\n${LI},110,202510,1.00,"李"四,甲\n`))).toMatch(/第2行第5列的引号不成对/);
  });

  it('a cell of ten million characters, in little memory', async () => {
    const path = file('');
    const out = createWriteStream(path);
    out.write(`${HEADER}\n${ROW}\n${LI},110,202510,1.00,`);
    for (let block = 0; block < 100; block++) out.write('王'.repeat(100_000));
    out.end(',甲\n');
    await finished(out);
    const before = process.memoryUsage().rss;
    expect(await refusalOf(path)).toMatch(/第3行第5列的单元格超过64KB/);
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
  });
});

describe('An XLSX file', () => {
  const name = '待遇发放_20251031.xlsx';
  const rowsOf = (...rows: (string | number | null)[][]) =>
    [payments.headers, ...rows].map(row => row.map(value => (value === null ? null : { value })));
  const sheet = async (...rows: (string | number | null)[][]) => {
    const path = `${folder}/${name}`;
    await writeExcelFile(rowsOf(...rows)).toFile(path);
    return path;
  };
  const load = (path: string) => importFile(database, paymentsInXlsx, path, { pidKey: PID_KEY });

  it('is read like a CSV file, numbers and empty cells included', async () => {
    const path = await sheet([WANG, 110, 202510, 0.1 + 0.2, null, '甲'], [LI, '110', '202510', -12, '李四', null]);
    expect(await load(path)).toMatchObject({ status: 'done', inserted: 2, rejected: 0 });
    const rows = await database.sql.selectFrom('payment').select(['amount', 'name']).orderBy('amount').execute();
    expect(rows).toEqual([
      { amount: '-12.00', name: '李四' },
      { amount: '0.30', name: null },
    ]);
  });

  it('has rows refused that a spreadsheet would run as a formula', async () => {
    const report = await load(
      await sheet([WANG, '110', '202510', 1, '=HYPERLINK("http://x")', '甲'], [LI, '110', '202510', 1, '@SUM(A1)', '甲']),
    );
    expect(report).toMatchObject({ inserted: 0, rejected: 2 });
    expect(await readFile(report.rejectedFile ?? '', 'utf8')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('has a row refused that goes on beyond the header', async () => {
    const report = await load(
      await sheet([WANG, '110', '202510', 1, '王小明', '甲', '100.00'], [LI, '110', '202510', 1, '李四', '甲', null]),
    );
    expect(report).toMatchObject({ inserted: 1, rejected: 1 });
    expect(await readFile(report.rejectedFile ?? '', 'utf8')).toContain('2,,应有6列，实际有7列');
  });

  it('with another header is refused', async () => {
    const path = `${folder}/${name}`;
    await writeExcelFile([[{ value: '证件号码' }, { value: '险种' }]]).toFile(path);
    expect(await refusalOf(path, paymentsInXlsx)).toMatch(/第2列应为“险种类型”，实际为“险种”/);
  });

  it('that is no archive is refused', async () => {
    expect(await refusalOf(file(`${HEADER}\n${ROW}\n`, name), paymentsInXlsx)).toMatch(/不是有效的 XLSX/);
  });

  it('that is an archive of something else is refused', async () => {
    expect(await refusalOf(file(zipOf({ 'readme.txt': { data: Buffer.from('x') } }), name), paymentsInXlsx)).toMatch(
      /找不到可读的工作表/,
    );
  });

  it('that would unpack to more than memory is refused by its declared size', async () => {
    const bomb = { data: deflateRawSync(Buffer.alloc(200_000_000)), deflated: true, size: 200_000_000 };
    expect(await refusalOf(file(zipOf({ 'xl/worksheets/sheet1.xml': bomb }), name), paymentsInXlsx)).toMatch(/疑似压缩炸弹/);
  });

  it('that lies about its size is refused too', async () => {
    const bomb = { data: deflateRawSync(Buffer.alloc(200_000_000)), deflated: true, size: 1000 };
    expect(await refusalOf(file(zipOf({ 'xl/worksheets/sheet1.xml': bomb }), name), paymentsInXlsx)).toMatch(/大小与实际不符/);
  });

  it('with an entity bomb in its XML stays harmless: the text is not expanded', async () => {
    const entities = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join('');
    const cells = payments.headers
      .map((header, index) => `<c r="${'ABCDEF'[index]}1" t="inlineStr"><is><t>${header}</t></is></c>`)
      .join('');
    const values = [WANG, '110', '202510', '1', '&e9;', '']
      .map((value, index) => `<c r="${'ABCDEF'[index]}2" t="inlineStr"><is><t>${value}</t></is></c>`)
      .join('');
    const rows = `<row r="1">${cells}</row><row r="2">${values}</row>`;
    const bombed = zipOf(workbookOf(`<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>`, rows));
    expect(await load(file(bombed, name))).toMatchObject({ status: 'done', inserted: 1 });
    expect(await database.sql.selectFrom('payment').select('name').execute()).toEqual([{ name: '&e9;' }]);
  });
});

/** The smallest workbook with one sheet. */
function workbookOf(doctype: string, rows: string): Record<string, { data: Buffer }> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const links = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const parts = {
    '_rels/.rels': `<Relationships xmlns="${links}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${links}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${doctype}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return Object.fromEntries(
    Object.entries(parts).map(([path, xml]) => [path, { data: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`) }]),
  );
}

describe('A text that a spreadsheet would run', () => {
  it('is refused in a CSV row, and harmless in the list of rejected rows', async () => {
    const path = writeCsv(folder, NAME, `${WANG},110,202510,-1.00,+1+cmd|' /C calc'!A0,甲`, `${LI},110,202510,-1.00,-2+3,甲`);
    const report = await importFile(database, payments, path, { pidKey: PID_KEY });
    expect(report).toMatchObject({ inserted: 0, rejected: 2 });
    const list = await readFile(`${path}.rejected.csv`, 'utf8');
    expect(list).toContain(`,-1.00,"'+1+cmd|`);
    expect(list).toContain(`,-1.00,"'-2+3",`);
  });
});
