import { Migration } from '@mikro-orm/migrations';

export class AllowancesAndPayments extends Migration {
  override up(): void {
    this.addSql(`create table disability_subsidy (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      name text not null,
      disability_category text not null,
      disability_level integer not null,
      kind text not null,
      start_month date not null,
      end_month date,
      monthly_amount numeric(14,2) not null,
      division_code text not null,
      import_run integer not null,
      unique (pid, kind, start_month)
    )`);
    this.addSql(`create table old_age_allowance (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      name text not null,
      start_month date not null,
      end_month date,
      monthly_amount numeric(14,2) not null,
      division_code text not null,
      import_run integer not null,
      unique (pid, start_month)
    )`);
    // The person leads the key: a million payments are asked for by person far more often than by programme.
    this.addSql(`create table aid_payment (
      id bigint generated always as identity primary key,
      program text not null,
      household_number text,
      pid text collate "C" not null,
      period date not null,
      pay_month date not null,
      amount numeric(14,2) not null,
      kind text not null,
      import_run integer not null,
      unique (pid, program, period, pay_month, kind)
    )`);
    this.addSql('create index aid_payment_period on aid_payment (period, program)');
    this.addSql(
      'create index aid_payment_household on aid_payment (household_number, pay_month) where household_number is not null',
    );
  }
}
