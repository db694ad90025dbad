import { Migration } from '@mikro-orm/migrations';

export class VeteransAndEntitlements extends Migration {
  override up(): void {
    this.addSql(`create table veteran (
      id bigint generated always as identity primary key,
      pid text collate "C" not null unique,
      name text not null,
      sex text not null,
      birth_date date not null,
      division_code text not null,
      enlisted_on date not null,
      discharged_on date not null,
      service_category text not null,
      preferential_card_number text,
      import_run integer not null
    )`);
    this.addSql('create index veteran_division on veteran (division_code)');
    this.addSql(`create table entitlement (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      name text not null,
      category text not null,
      disability_grade integer,
      disability_cause text,
      start_month date not null,
      end_month date,
      monthly_amount numeric(14,2) not null,
      status text not null,
      division_code text not null,
      import_run integer not null,
      unique (pid, category, start_month)
    )`);
    this.addSql(`create table entitlement_payment (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      category text not null,
      period date not null,
      pay_month date not null,
      amount numeric(14,2) not null,
      kind text not null,
      import_run integer not null,
      unique (pid, category, period, pay_month, kind)
    )`);
    this.addSql('create index entitlement_payment_period on entitlement_payment (period, category)');
  }
}
