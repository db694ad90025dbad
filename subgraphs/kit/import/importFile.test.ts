import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database/openDatabase.ts';
import { personKey } from '../person/pid.ts';
import { importFile } from './importFile.ts';
import { amount, defineExportFile, month, text } from './index.ts';
import {
  emptyPaymentDatabase,
  freshFolder,
  LI,
  openPaymentDatabase,
  PID_KEY,
  payments,
  WANG,
  writeBytes,
  writeCsv,
} from './testing/payments.ts';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await openPaymentDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = freshFolder();
  await emptyPaymentDatabase(database);
});

const write = (name: string, ...rows: string[]) => writeCsv(folder, name, ...rows);
const load = (path: string) => importFile(database, payments, path, { pidKey: PID_KEY });
const stored = () => database.sql.selectFrom('payment').selectAll().orderBy('amount').execute();

describe('An export file of a business system', () => {
  it('becomes rows that name a person by key and never by ID number', async () => {
    const report = await load(write('待遇发放_20251031.csv', `${WANG},110,202510,1234.50,王小明,经办甲`));
    expect(report).toMatchObject({ status: 'done', rows: 1, inserted: 1, rejected: 0 });
    const [row] = await stored();
    expect(row).toMatchObject({ pid: personKey(WANG, PID_KEY), scheme: '110', amount: '1234.50', name: '王小明', import_run: 1 });
    expect(JSON.stringify(row)).not.toContain(WANG);
  });

  it('changes nothing when it is imported twice, also under another name', async () => {
    const rows = [`${WANG},110,202510,1.00,王小明,甲`];
    await load(write('待遇发放_20251031.csv', ...rows));
    expect(await load(write('待遇发放_20251031.csv', ...rows))).toMatchObject({ status: 'already imported', inserted: 1 });
    expect(await load(write('待遇发放_20251031_02.csv', ...rows))).toMatchObject({ status: 'already imported' });
    expect(await stored()).toHaveLength(1);
  });

  it('corrects an earlier row and keeps what it replaced', async () => {
    await load(write('待遇发放_20251031.csv', `${WANG},110,202510,1.00,王小明,甲`, `${LI},110,202510,2.00,李四,甲`));
    const correction = await load(
      write('待遇发放_20251130.csv', `${WANG},110,202510,5.00,王小明,甲`, `${LI},110,202510,2.00,李四,乙`),
    );
    expect(correction).toMatchObject({ inserted: 0, replaced: 1, unchanged: 1 });
    expect((await stored()).map(row => [row.amount, row.import_run])).toEqual([
      ['2.00', 2],
      ['5.00', 2],
    ]);
    const history = await database.sql.selectFrom('fact_history').selectAll().execute();
    expect(history).toMatchObject([{ table_name: 'payment', replaced_by_run: 2, fact: { amount: 1, import_run: 1 } }]);
  });

  it('can be taken back: the first file sent again after its correction is loaded again', async () => {
    const first = [`${WANG},110,202510,1.00,王小明,甲`];
    const second = [`${WANG},110,202510,2.00,王小明,甲`];
    await load(write('待遇发放_20251031.csv', ...first));
    await load(write('待遇发放_20251031.csv', ...second));
    expect(await load(write('待遇发放_20251031.csv', ...first))).toMatchObject({ status: 'done', replaced: 1 });
    expect((await stored()).map(row => row.amount)).toEqual(['1.00']);
    expect(await load(write('待遇发放_20251031.csv', ...first))).toMatchObject({ status: 'already imported' });
    expect(await load(write('待遇发放_20251031_02.csv', ...second))).toMatchObject({ status: 'done', replaced: 1 });
    expect((await stored()).map(row => row.amount)).toEqual(['2.00']);
  });

  it('does not swing back and forth when a folder holds it beside its correction', async () => {
    const first = write('待遇发放_20251031.csv', `${WANG},110,202510,1.00,王小明,甲`);
    const correction = write('待遇发放_20251031_02.csv', `${WANG},110,202510,2.00,王小明,甲`);
    await load(first);
    await load(correction);
    expect(await load(first)).toMatchObject({ status: 'already imported' });
    expect(await load(correction)).toMatchObject({ status: 'already imported' });
    expect((await stored()).map(row => row.amount)).toEqual(['2.00']);
  });

  it('does not undo a newer fact when an older file comes late, and still fills what was missing', async () => {
    await load(write('待遇发放_20251130.csv', `${WANG},110,202510,5.00,王小明,甲`));
    const late = await load(write('待遇发放_20251031.csv', `${WANG},110,202510,1.00,王小明,甲`, `${LI},110,202510,2.00,李四,甲`));
    expect(late).toMatchObject({ status: 'done', inserted: 1, replaced: 0, unchanged: 0, late: 1 });
    expect((await stored()).map(row => row.amount)).toEqual(['2.00', '5.00']);
  });

  it('does not undo what a newer file has only confirmed when an older file comes late', async () => {
    await load(write('待遇发放_20250930.csv', `${WANG},110,202509,5.00,王小明,甲`));
    expect(await load(write('待遇发放_20251130.csv', `${WANG},110,202509,5.00,王小明,乙`))).toMatchObject({ unchanged: 1 });
    const late = await load(write('待遇发放_20251031.csv', `${WANG},110,202509,1.00,王小明,甲`));
    expect(late).toMatchObject({ replaced: 0, unchanged: 0, late: 1 });
    expect((await stored()).map(row => row.amount)).toEqual(['5.00']);
    expect(await database.sql.selectFrom('fact_history').selectAll().execute()).toEqual([]);
  });

  it('puts aside the rows that are wrong, with every wrong field, and takes the others', async () => {
    const path = write(
      '待遇发放_20251031.csv',
      '110105194912310021,110,202513,1.00,王小明,甲',
      `${LI},110,202510,2.00,李四,甲`,
      `${WANG},110,202510`,
      `${WANG},999,202510,"1,234.00",=cmd|'/c calc'!A1,甲`,
    );
    const report = await load(path);
    expect(report).toMatchObject({ status: 'done', rows: 4, inserted: 1, rejected: 3 });
    const rejected = readFileSync(`${path}.rejected.csv`, 'utf8');
    expect(rejected.startsWith('\ufeff行号,字段,原因,证件号码')).toBe(true);
    expect(rejected).toContain('2,证件号码,证件号码校验码不符：末位应为X，实际为1');
    expect(rejected).toContain('2,所属期,“202513”应为年月，格式 YYYYMM');
    expect(rejected).toMatch(/5,险种类型,代码“999”不在代码表中/);
    expect(rejected).toMatch(/5,金额,.*无千位分隔符/);
    expect(rejected).toMatch(/5,姓名,.*公式注入/);
    expect(rejected).toContain(`'=cmd|`);
    expect(rejected).toMatch(/4,,应有6列，实际有3列/);
  });

  it('shows a citizen ID in the list of rejected rows only where the ID itself must be corrected, and the list to its owner only', async () => {
    const path = write(
      '待遇发放_20251031.csv',
      '110105194912310021,110,202510,bad,,',
      `${LI},110,202510,bad,,`,
      `x,${LI},110`,
      `${WANG},110,202510,1.00,,`,
    );
    await load(path);
    expect(statSync(`${path}.rejected.csv`).mode & 0o777).toBe(0o600);
    const rejected = readFileSync(`${path}.rejected.csv`, 'utf8').split('\r\n');
    expect(rejected[1]).toMatch(/^2,证件号码,.*,110105194912310021,110/);
    expect(rejected[2]).toMatch(/^2,金额,.*,110\*{11}0021,110/);
    expect(rejected[3]).toMatch(/^3,金额,.*,440\*{11}0014,110/);
    expect(rejected[4]).toMatch(/^4,,应有6列，实际有3列,\*,440\*{11}0014,110/);
    const quarantined = await database.sql.selectFrom('quarantined_row').selectAll().execute();
    expect(JSON.stringify(quarantined)).not.toContain(LI);
  });

  it('is imported to its end also when the list of rejected rows cannot be written, and says where they are', async () => {
    const path = write('待遇发放_20251031.csv', `${WANG},110,202510,1.00,,`, `${LI},110,202510,bad,,`);
    const missing = `${folder}/no-such-folder`;
    const report = await importFile(database, payments, path, { pidKey: PID_KEY, rejectFolder: missing });
    expect(report).toMatchObject({ status: 'done', inserted: 1, rejected: 1 });
    expect(report.rejectedFile).toBeUndefined();
    expect(report.rejectedFileProblem).toMatch(
      /无法写入（ENOENT）：拒收的1行在本部门数据库的表 quarantined_row 中（import_run = 1）/,
    );
    expect(await database.sql.selectFrom('import_run').select('status').execute()).toEqual([{ status: 'done' }]);
  });

  it('is read in GB18030 as well as in UTF-8, whichever it is written in', async () => {
    // 王, 小, 明 and the header in GB18030 bytes, as 医保分局 writes them.
    const report = await load(writeBytes(folder, '待遇发放_20251031.csv', GB18030_FILE));
    expect(report).toMatchObject({ status: 'done', inserted: 1, rejected: 0 });
    expect(await stored()).toMatchObject([{ name: '王小明', amount: '12.50' }]);
  });

  it('keeps the last of two rows with the same key and says which one gave way', async () => {
    const report = await load(write('待遇发放_20251031.csv', `${WANG},110,202510,1.00,甲,`, `${WANG},110,202510,2.00,乙,`));
    expect(report).toMatchObject({ rows: 2, inserted: 1, warnings: 1, rejected: 0 });
    expect(await stored()).toMatchObject([{ amount: '2.00', name: '乙' }]);
    const warnings = await database.sql.selectFrom('import_warning').select(['row_number', 'reason']).execute();
    expect(warnings).toEqual([{ row_number: expect.anything(), reason: '与第3行主键相同，以后一行为准' }]);
    expect(Number(warnings[0]?.row_number)).toBe(2);
  });

  it('takes the old 15-digit ID for the person it names, and quoted cells with commas and quotes', async () => {
    await load(write('待遇发放_20251031.csv', '110105491231002,110,202510,1.00,"欧阳,""小""明",甲'));
    expect(await stored()).toMatchObject([{ pid: personKey(WANG, PID_KEY), name: '欧阳,"小"明' }]);
  });

  it('refuses a row that contradicts itself', async () => {
    const report = await load(write('待遇发放_20251031.csv', `${WANG},110,202510,1000000.01,,`, `${LI},110,202510,-3.00,,`));
    expect(report).toMatchObject({ inserted: 1, rejected: 1 });
    const [quarantined] = await database.sql.selectFrom('quarantined_row').selectAll().execute();
    expect(quarantined).toMatchObject({
      field: '金额',
      reason: '单笔金额超过一百万元',
      content: { 证件号码: '110***********002X', 金额: '1000000.01' },
    });
  });

  it('keeps out what the database could not store, and keeps it readable in the quarantine', async () => {
    const report = await load(
      write('待遇发放_20251031.csv', `${WANG},110,202510,1.00,王\0明,`, `${LI},110,202510,1.00,反斜\\N杠,`),
    );
    expect(report).toMatchObject({ inserted: 1, rejected: 1 });
    expect(await stored()).toMatchObject([{ name: '反斜\\N杠' }]);
    const [quarantined] = await database.sql.selectFrom('quarantined_row').select('content').execute();
    expect(quarantined?.content.姓名).toBe('王␀明');
  });

  it('takes the same files in small batches with the same result as in one', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `${WANG},110,${2000 + index}01,${index}.00,,`);
    const path = write('待遇发放_20251031.csv', ...rows, `${WANG},110,200001,99.00,,`);
    const report = await importFile(database, payments, path, { pidKey: PID_KEY, batchSize: 4 });
    expect(report).toMatchObject({ rows: 26, inserted: 25, replaced: 0, warnings: 1 });
    expect((await stored()).at(-1)).toMatchObject({ amount: '99.00' });
    const warnings = await database.sql.selectFrom('import_warning').select(['row_number', 'reason']).execute();
    expect(warnings.map(({ row_number, reason }) => [Number(row_number), reason])).toEqual([
      [27, '与本文件前面某行主键相同，以本行为准'],
    ]);
    expect(await database.sql.selectFrom('fact_history').selectAll().execute()).toEqual([]);
  });

  it('needs no key when it names no person', async () => {
    const tallies = defineExportFile({
      name: '应参保人口',
      format: 'csv',
      table: 'payment',
      columns: {
        险种类型: text('scheme', { maxLength: 10 }),
        统计年月: month('period'),
        人数: amount('amount'),
        编号: text('pid', { maxLength: 10 }),
      },
      key: ['pid', 'scheme', 'period'],
    });
    const path = writeBytes(folder, '应参保人口_20251031.csv', '险种类型,统计年月,人数,编号\n110,202510,12.00,1\n');
    expect(await importFile(database, tallies, path, {})).toMatchObject({ status: 'done', inserted: 1 });
    await expect(importFile(database, payments, path, {})).rejects.toThrow(/at least 32 characters/);
  });

  it('refuses to make person keys with a key that can be guessed', async () => {
    const path = write('待遇发放_20251031.csv', `${WANG},110,202510,1.00,,`);
    await expect(importFile(database, payments, path, { pidKey: 'short' })).rejects.toThrow(/at least 32 characters/);
  });
});

const GB18030_FILE = Buffer.concat([
  Buffer.from('d6a4bcfebac5c2eb2ccfd5d6d6c0e0d0cd2ccbf9caf4c6da2cbdf0b6ee2cd0d5c3fb2cbeadb0ecc8cb0d0a', 'hex'),
  Buffer.from(`${WANG},110,202510,12.50,`),
  Buffer.from('cdf5d0a1c3f7', 'hex'),
  Buffer.from(',\r\n'),
]);
