import { Migration } from '@mikro-orm/migrations';

/**
 * Relations to the schemes and what was paid in. The unique key begins with `pid`, so it also serves the lists that hang on a person:
 * a person's few hundred rows are sorted in memory, and the import of millions of rows maintains one index less.
 */
export class ParticipationsAndContributions extends Migration {
  override up(): void {
    this.addSql(`create table participation (
      id bigint generated always as identity primary key,
      pid text not null,
      scheme text not null,
      employer_uscc text,
      kind text not null,
      start_date date not null,
      end_date date,
      pay_status text not null,
      division_code text not null,
      import_run integer not null,
      unique (pid, scheme, start_date)
    )`);
    this.addSql('create index participation_employer on participation (employer_uscc, start_date, id)');
    this.addSql(`create table contribution (
      id bigint generated always as identity primary key,
      pid text not null,
      scheme text not null,
      period date not null,
      base numeric(14,2) not null,
      employer_share numeric(14,2) not null,
      personal_share numeric(14,2) not null,
      government_share numeric(14,2) not null,
      payer text not null,
      received_on date not null,
      import_run integer not null,
      unique (pid, scheme, period, payer)
    )`);
    this.addSql(`create table supplementary_work_injury (
      id bigint generated always as identity primary key,
      pid text not null,
      channel text not null,
      employer_uscc text,
      platform text,
      start_date date not null,
      end_date date,
      insurer text not null,
      premium numeric(14,2) not null,
      division_code text not null,
      import_run integer not null,
      unique (pid, start_date)
    )`);
    this.addSql(`create table occupational_annuity (
      pid text primary key,
      employer_uscc text not null,
      legal_retirement_date date not null,
      funded_on date,
      funded_amount numeric(14,2),
      import_run integer not null
    )`);
  }
}
