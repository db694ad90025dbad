import { Migration } from '@mikro-orm/migrations';
import { type Database, openDatabase } from '../../database/openDatabase.ts';
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

export const payments = defineExportFile({
  name: '待遇发放',
  format: 'csv',
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
  check: row => (row.金额 > 1_000_000 ? { field: '金额', reason: '单笔金额超过一百万元' } : undefined),
});

export const HEADER = payments.headers.join(',');
export const PID_KEY = 'a key for tests only, 32 chars...';

export const paymentDatabase = { entities: [], migrations: [{ name: 'payment-0001', class: PaymentTable }] };

export const openTestDatabase = (directory: string): Promise<Database> => openDatabase({ directory }, paymentDatabase);
