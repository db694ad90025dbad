import { Migration } from '@mikro-orm/migrations';

export class PersonsAndParticipations extends Migration {
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
  }
}
