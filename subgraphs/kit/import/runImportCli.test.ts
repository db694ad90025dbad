import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseLocation, openDatabase } from '../database/openDatabase.ts';
import { checkCharacter } from '../person/citizenId.ts';
import { freshLocation } from '../testing/freshLocation.ts';
import { freshFolder, LI, PID_KEY, paymentDatabase, WANG, writeBytes, writeCsv } from './testing/payments.ts';

let location: DatabaseLocation;
let folder: string;

beforeEach(async () => {
  location = await freshLocation();
  folder = freshFolder();
});

/** Runs a program of the testing folder as its own process, as an officer or a crash would have it. */
async function run(program: string, parameters: string[], environment: Record<string, string> = { PID_KEY }) {
  const where = 'url' in location ? { DATABASE_URL: location.url } : { DATABASE_URL: '', DATA_DIR: dirname(location.directory) };
  const { PID_KEY: _inherited, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing', program), ...parameters], {
    env: { ...inherited, ...where, ...environment },
  });
  const [out, errors, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, signal, out, errors };
}

async function query<Row>(statement: string): Promise<Row[]> {
  const database = await openDatabase(location, paymentDatabase);
  try {
    return await database.inBulkTransaction(session => session.query<Row>(statement));
  } finally {
    await database.close();
  }
}

// Each story starts several processes, each with a database of its own.
const PATIENCE = { timeout: 120_000 };

describe('The import command', PATIENCE, () => {
  it('imports a folder in order of data date and part, names what it does not know, and tells the department to recompute', async () => {
    writeCsv(folder, '待遇发放_20251130.csv', `${WANG},110,202510,3.00,,`);
    writeCsv(folder, '待遇发放_20251031_02.csv', `${WANG},110,202510,2.00,,`);
    writeCsv(folder, '待遇发放_20251031_01.csv', `${WANG},110,202510,1.00,,`, `${LI},110,202510,bad,,`);
    writeBytes(folder, '说明.txt', '不是导出文件');
    const { code, out } = await run('importPayments.ts', [folder]);
    expect(code).toBe(0);
    expect(out.match(/^✓ \S+/gm)).toEqual([
      '✓ 待遇发放_20251031_01.csv',
      '✓ 待遇发放_20251031_02.csv',
      '✓ 待遇发放_20251130.csv',
    ]);
    expect(out).toMatch(/2 行：新增 1，更正 0，未变 0，拒收 1/);
    expect(out).toMatch(/不属于发放科的导出文件，未处理：说明\.txt/);
    expect(out).toContain('afterImport 3');
    expect(await query('select amount::text from payment')).toEqual([{ amount: '3.00' }]);
    // The list of rejected rows now stands in the folder and is not taken for an export file.
    const again = await run('importPayments.ts', [folder]);
    expect(again.out).toMatch(/= 待遇发放_20251130\.csv 已导入过/);
    expect(again.out).not.toMatch(/rejected\.csv/);
    expect(again.out).toContain('afterImport 3');
  });

  it('ends with 1 and the reason when a file is refused, and still imports the others', async () => {
    writeBytes(folder, '待遇发放_20251031.csv', '错误的表头\n');
    writeCsv(folder, '待遇发放_20251130.csv', `${WANG},110,202510,3.00,,`);
    const { code, out } = await run('importPayments.ts', [folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ 待遇发放_20251031\.csv 未导入：表头不符：第1列应为“证件号码”/);
    expect(out).toMatch(/✓ 待遇发放_20251130\.csv/);
  });

  it('says where the rejected rows are when their list cannot be written', async () => {
    const path = writeCsv(folder, '待遇发放_20251031.csv', `${LI},110,202510,bad,,`);
    const { code, out } = await run('importPayments.ts', [path, '--reject-folder', join(folder, 'nowhere')]);
    expect(code).toBe(0);
    expect(out).toMatch(/拒收 1.*\n {2}! 拒收清单 .*无法写入（ENOENT）.*quarantined_row 中（import_run = 1）/);
  });

  it('asks for the key of person keys only where a file names persons', async () => {
    const { code, out, errors } = await run('importTallies.ts', [folder], {});
    expect({ code, out, errors }).toMatchObject({
      code: 1,
      out: expect.stringContaining('文件夹中没有：统计'),
      errors: expect.not.stringContaining('PID_KEY'),
    });
  });

  it('says what is missing: the file, its description, the key', async () => {
    expect(await run('importPayments.ts', [join(folder, 'nowhere')])).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/找不到 .* · there is no such file or folder/),
    });
    const unknown = writeBytes(folder, '别的_20251031.csv', 'x\n');
    expect((await run('importPayments.ts', [unknown])).errors).toContain('不是发放科的导出文件，应为：待遇发放_YYYYMMDD.csv');
    expect((await run('importPayments.ts', [folder], {})).errors).toMatch(
      /未设置.*PID_KEY_FILE.* · the city's key .* is not set: give it in PID_KEY_FILE/,
    );
  });
});

describe('An import that is killed half-way', PATIENCE, () => {
  const ROWS = 6_000;

  it('goes on where it stopped when it is started again: nothing lost, nothing doubled', async () => {
    const rows = Array.from(
      { length: ROWS },
      (_, index) => `${personId(index)},110,202510,${index % 100 === 7 ? 'x' : `${index}.00`},,`,
    );
    const path = writeCsv(folder, '待遇发放_20251031.csv', ...rows);
    expect(await run('importAndDie.ts', [path, '2000'])).toMatchObject({ signal: 'SIGKILL' });
    const [stopped] = await query<{ status: string; rows_read: number; rows: number }>(
      'select status, rows_read::int, (select count(*)::int from payment) as rows from import_run',
    );
    expect(stopped?.status).toBe('running');
    expect(stopped?.rows_read).toBeGreaterThanOrEqual(2000);
    expect(stopped?.rows_read).toBeLessThan(ROWS);
    expect(stopped?.rows).toBe((stopped?.rows_read ?? 0) * 0.99);

    const { code, out } = await run('importPayments.ts', [path]);
    expect(code).toBe(0);
    expect(out).toMatch(/6000 行：新增 5940，更正 0，未变 0，拒收 60/);
    const [whole] = await query<{ rows: number; total: number; runs: number; kept: number }>(
      `select count(*)::int as rows, sum(amount)::int as total, (select count(*)::int from import_run where status = 'done') as runs,
         (select count(*)::int from fact_history) as kept from payment`,
    );
    expect(whole).toEqual({ rows: 5940, total: sumOfAmounts(), runs: 1, kept: 0 });
    const rejected = readFileSync(`${path}.rejected.csv`, 'utf8').trimEnd().split('\r\n');
    expect(rejected).toHaveLength(61);
    expect(rejected[1]).toMatch(/^9,金额/);
  });

  function personId(index: number): string {
    const first17 = `36079919500101${String(index % 1000).padStart(3, '0')}`.replace(
      '1950',
      String(1950 + Math.floor(index / 1000)),
    );
    return first17 + checkCharacter(first17);
  }

  function sumOfAmounts(): number {
    let sum = 0;
    for (let index = 0; index < ROWS; index++) sum += index % 100 === 7 ? 0 : index;
    return sum;
  }
});
