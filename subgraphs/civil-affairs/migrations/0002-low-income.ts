import { Migration } from '@mikro-orm/migrations';

export class LowIncome extends Migration {
  override up(): void {
    this.addSql(`create table dibao_household (
      id bigint generated always as identity primary key,
      household_number text not null unique,
      head_pid text not null,
      division_code text not null,
      area text not null,
      supported_persons integer not null,
      monthly_income_per_person numeric(14,2) not null,
      approved_on date not null,
      exited_on date,
      exit_reason text,
      import_run integer not null
    )`);
    this.addSql('create index dibao_household_division on dibao_household (division_code)');
    this.addSql(`create table dibao_member (
      id bigint generated always as identity primary key,
      household_number text not null,
      pid text collate "C" not null,
      name text not null,
      relation text not null,
      joined_on date not null,
      left_on date,
      import_run integer not null,
      unique (household_number, pid)
    )`);
    this.addSql('create index dibao_member_pid on dibao_member (pid)');
    this.addSql(`create table destitute_support (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      name text not null,
      division_code text not null,
      mode text not null,
      self_care text not null,
      approved_on date not null,
      ended_on date,
      import_run integer not null,
      unique (pid, approved_on)
    )`);
    this.addSql(`create table monitored_person (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      name text not null,
      division_code text not null,
      category text not null,
      included_on date not null,
      exited_on date,
      import_run integer not null,
      unique (pid, category, included_on)
    )`);
  }
}
