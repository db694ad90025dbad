import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database/openDatabase.ts';
import { personKey } from '../person/pid.ts';
import { importFile } from './importFile.ts';
import { HEADER, openTestDatabase, PID_KEY, payments } from './testing/payments.ts';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await openTestDatabase(mkdtempSync(join(tmpdir(), 'minsheng-import-')));
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minsheng-files-'));
  await database.inBulkTransaction(session =>
    session.query('truncate payment, quarantined_row, import_warning, fact_history, import_run restart identity cascade'),
  );
});

const WANG = '11010519491231002X';
const LI = '440524188001010014';

function write(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `\ufeff${[HEADER, ...rows].join('\r\n')}\r\n`);
  return path;
}
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
      ['2.00', 1],
      ['5.00', 2],
    ]);
    const history = await database.sql.selectFrom('fact_history').selectAll().execute();
    expect(history).toMatchObject([{ table_name: 'payment', replaced_by_run: 2, fact: { amount: 1, import_run: 1 } }]);
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
});
