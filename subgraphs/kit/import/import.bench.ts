/**
 * Rows per second of the importer over all validation: `node subgraphs/kit/import/import.bench.ts [rows]`, with DATABASE_URL for a
 * PostgreSQL server, without it on the embedded database. Prints the first load, the same rows again under a new date, and a
 * file in which every tenth row is corrected.
 *
 * What the profile taught (500,000 rows of 12 columns, two shared cores):
 * - Finding duplicates by a Map of concatenated keys took as long as all field checks; a hash of numbers takes a quarter of it.
 * - Joining cells into one line from a reused array makes one string a row; adding them up made twelve for the collector.
 * - With pieces of 256 KiB the server waited for the parser at every round trip of a batch; hence 64 KiB and one script per batch.
 * - Without statistics on the staging table the planner read the whole target for each corrected batch; hence the index is enforced.
 * - What remains: the parser (a fifth), the collector (an eighth), and on the server two index entries for each new row.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Migration } from '@mikro-orm/migrations';
import { openDatabase } from '../database/openDatabase.ts';
import { checkCharacter } from '../person/citizenId.ts';
import { creditCodeCheck } from './columns/creditCode.ts';
import * as columns from './index.ts';

/** Another content at every run, so that the ledger does not know the file. */
const BASE_AMOUNT = 1000 + (Date.now() % 100_000);
const ROWS = Number(process.argv[2] ?? 500_000);

class BenchTable extends Migration {
  override up(): void {
    this.addSql('drop table if exists bench_payment');
    this.addSql(`create table bench_payment (
      id bigint generated always as identity primary key,
      pid text not null, scheme text not null, item text not null, period date not null, pay_month date not null, kind text not null,
      amount numeric(14,2) not null, employer_uscc text, division_code text not null, paid_on date, name text not null, online boolean not null,
      import_run integer not null, unique (pid, scheme, item, period, pay_month, kind))`);
  }
}

const exportFile = columns.defineExportFile({
  name: '发放',
  format: 'csv',
  table: 'bench_payment',
  columns: {
    证件号码: columns.citizenId('pid'),
    险种类型: columns.code('scheme', { '110': '企业职工养老', '120': '机关事业养老', '170': '城乡居民养老' }),
    待遇项目: columns.code('item', { '01': '月养老金', '02': '丧葬补助金' }),
    所属期: columns.month('period'),
    发放年月: columns.month('pay_month'),
    发放类型: columns.code('kind', { '1': '正常', '2': '补发' }),
    金额: columns.amount('amount', { negative: true }),
    统一社会信用代码: columns.optional(columns.creditCode('employer_uscc')),
    所属乡镇: columns.division('division_code'),
    到账日期: columns.optional(columns.date('paid_on')),
    姓名: columns.text('name', { maxLength: 50 }),
    线上: columns.yesNo('online'),
  },
  key: ['pid', 'scheme', 'item', 'period', 'pay_month', 'kind'],
});

const database = await openDatabase(
  process.env.DATABASE_URL ? { url: process.env.DATABASE_URL } : { directory: mkdtempSync(join(tmpdir(), 'minsheng-bench-')) },
  { entities: [], migrations: [{ name: `bench-${Date.now()}`, class: BenchTable }] },
);
const folder = mkdtempSync(join(tmpdir(), 'minsheng-bench-files-'));
for (const [label, day, correctedEvery] of [
  ['first load', '20251031', 0],
  ['same rows, new date', '20251130', 0],
  ['every tenth row corrected', '20251231', 10],
] as const) {
  const path = join(folder, `发放_${day}.csv`);
  await pipeline(Readable.from(lines(correctedEvery)), createWriteStream(path));
  const report = await columns.importFile(database, exportFile, path, { pidKey: 'bench key, 32 characters long...' });
  const rate = Math.round(report.rows / report.seconds).toLocaleString('en');
  const processor = (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${database.engine} ${label}: ${report.rows} rows in ${report.seconds.toFixed(1)} s, ${rate} rows/s, peak ${memory} MB, ${processor.toFixed(1)} s of processor time so far, ${report.replaced} replaced`,
  );
}
await database.close();
rmSync(folder, { recursive: true });

function* lines(correctedEvery: number): Generator<string> {
  yield `\ufeff${exportFile.headers.join(',')}\r\n`;
  let block = '';
  for (let row = 0; row < ROWS; row++) {
    const person = Math.floor(row / 12);
    const birth = `${1940 + (person % 60)}${String(1 + (person % 12)).padStart(2, '0')}${String(1 + (person % 28)).padStart(2, '0')}`;
    const first17 = `360799${birth}${String(Math.floor(person / 60) % 1000).padStart(3, '0')}`;
    const period = `2025${String(1 + (row % 12)).padStart(2, '0')}`;
    const amount = (BASE_AMOUNT + (row % 7919) + (correctedEvery > 0 && row % correctedEvery === 0 ? 0.5 : 0)).toFixed(2);
    const employer = `9136079900000${1000 + (person % 800)}`;
    const rest = `${amount},${employer}${creditCodeCheck(employer)},360799${String(100 + (person % 20))},2025-10-15,王小明,是`;
    block += `${first17}${checkCharacter(first17)},110,01,${period},${period},1,${rest}\r\n`;
    if (row % 1000 < 999) continue;
    yield block;
    block = '';
  }
  yield block;
}
