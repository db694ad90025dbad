import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Migration } from '@mikro-orm/migrations';
import { type Database, type DatabaseDefinition, openDatabase } from '../../database/openDatabase.ts';
import { freshLocation } from '../../testing/freshLocation.ts';
import { temporaryFolder } from '../../testing/temporaryFolder.ts';
import { amount, citizenId, code, defineExportFile, ignored, month, optional, text } from '../index.ts';

/** A small export file and its table, on which the importer's stories are told. */
class PaymentTable extends Migration {
  override up(): void {
    this.addSql(`create table payment (
      id bigint generated always as identity primary key,
      pid text not null,
      scheme text not null,
      period date not null,
      amount numeric(14,2) not null,
      name text,
      import_run integer not null,
      unique (pid, scheme, period)
    )`);
  }
}

const description = {
  name: '待遇发放',
  table: 'payment',
  columns: {
    证件号码: citizenId('pid'),
    险种类型: code('scheme', { '110': '企业职工养老', '170': '城乡居民养老' }),
    所属期: month('period'),
    金额: amount('amount', { negative: true }),
    姓名: optional(text('name', { maxLength: 50 })),
    经办人: ignored(),
  },
  key: ['pid', 'scheme', 'period'],
};

export const payments = defineExportFile({
  ...description,
  format: 'csv',
  check: row => (row.金额 > 1_000_000 ? { field: '金额', reason: '单笔金额超过一百万元' } : undefined),
});
export const paymentsInXlsx = defineExportFile({ ...description, format: 'xlsx' });

export const HEADER = payments.headers.join(',');
export const PID_KEY = 'a key for tests only, 32 chars...';
export const WANG = '11010519491231002X';
export const LI = '440524188001010014';

export const paymentDatabase: DatabaseDefinition = {
  entities: [],
  migrations: [{ name: 'payment-0001', class: PaymentTable }],
};

export const openPaymentDatabase = async (): Promise<Database> => openDatabase(await freshLocation(), paymentDatabase);

/** Makes the database as good as new, which is quicker than a new one. */
export async function emptyPaymentDatabase(database: Database): Promise<void> {
  await database.inBulkTransaction(session =>
    session.query('truncate payment, quarantined_row, import_warning, fact_history, import_run restart identity cascade'),
  );
}

export const freshFolder = (): string => temporaryFolder('minsheng-files-');

/** Writes a CSV file as the business system does: UTF-8 with BOM, CRLF. */
export function writeCsv(folder: string, name: string, ...rows: string[]): string {
  return writeBytes(folder, name, `\ufeff${[HEADER, ...rows].join('\r\n')}\r\n`);
}

export function writeBytes(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
