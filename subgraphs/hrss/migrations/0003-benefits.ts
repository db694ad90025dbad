import { Migration } from '@mikro-orm/migrations';

/** What is paid out, and the yearly confirmation of who may draw it. */
export class Benefits extends Migration {
  override up(): void {
    this.addSql(`create table pension_benefit (
      id bigint generated always as identity primary key,
      pid text not null,
      scheme text not null,
      category text not null,
      start_month date not null,
      end_month date,
      status text not null,
      monthly_amount numeric(14,2) not null,
      division_code text not null,
      import_run integer not null,
      unique (pid, scheme, start_month)
    )`);
    this.addSql(`create table benefit_payment (
      id bigint generated always as identity primary key,
      pid text not null,
      scheme text not null,
      item text not null,
      period date not null,
      pay_month date not null,
      amount numeric(14,2) not null,
      kind text not null,
      import_run integer not null,
      unique (pid, scheme, item, period, pay_month, kind)
    )`);
    this.addSql(`create table qualification_check (
      id bigint generated always as identity primary key,
      pid text not null,
      scheme text not null,
      cycle integer not null,
      due_date date not null,
      method text,
      checked_on date,
      result text not null,
      division_code text not null,
      import_run integer not null,
      unique (pid, scheme, cycle)
    )`);
    this.addSql(`create table unemployment_claim (
      id bigint generated always as identity primary key,
      pid text not null,
      registered_on date not null,
      awarded_months integer not null,
      drawn_months integer not null,
      monthly_amount numeric(14,2) not null,
      status text not null,
      stop_reason text,
      import_run integer not null,
      unique (pid, registered_on)
    )`);
  }
}
