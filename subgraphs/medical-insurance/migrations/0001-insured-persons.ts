import { Migration } from '@mikro-orm/migrations';

export class InsuredPersons extends Migration {
  override up(): void {
    this.addSql(`create table insurance_relation (
      id bigint generated always as identity primary key,
      pid text not null,
      citizen_id text not null,
      certificate_kind text not null,
      person_number text not null,
      name text not null,
      sex text not null,
      birth_date date not null,
      scheme text not null,
      person_category text not null,
      status text not null,
      start_date date not null,
      end_date date,
      employer_uscc text,
      division_code text not null,
      subsidy_category text,
      subsidy_amount numeric(14,2),
      import_run integer not null,
      unique (pid, scheme, start_date),
      check (end_date >= start_date)
    )`);
    // Employees now insured by an employer: the only question that is asked by employer.
    this.addSql("create index insurance_relation_employer on insurance_relation (employer_uscc, pid) where scheme = '310'");
    this.addSql(`create table e_voucher (
      pid text primary key,
      activated_on date not null,
      channel text not null,
      status text not null,
      import_run integer not null
    )`);
    this.addSql(`create table resident_population (
      month date not null,
      division_code text not null,
      population bigint not null,
      source text not null,
      import_run integer not null,
      primary key (month, division_code)
    )`);
  }
}
