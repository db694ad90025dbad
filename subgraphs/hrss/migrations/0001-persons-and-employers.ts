import { Migration } from '@mikro-orm/migrations';

/** Who is insured and by whom. The citizen ID number stays in `person`: the office's own letters need it, the graph never shows it. */
export class PersonsAndEmployers extends Migration {
  override up(): void {
    this.addSql(`create table person (
      pid text primary key,
      citizen_id text not null,
      person_number text not null,
      name text not null,
      sex text not null,
      birth_date date not null,
      division_code text not null,
      living_status text not null,
      first_insured_month date,
      import_run integer not null
    )`);
    this.addSql(`create table employer (
      uscc text primary key,
      name text not null,
      kind text not null,
      industry text not null,
      division_code text not null,
      registered_on date not null,
      deregistered_on date,
      rehab_agreement boolean not null,
      import_run integer not null
    )`);
  }
}
