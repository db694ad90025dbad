import { Migration } from '@mikro-orm/migrations';

export class PlacementsAndConfirmations extends Migration {
  override up(): void {
    this.addSql(`create table placement (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      name text not null,
      batch text not null,
      method text not null,
      received_on date not null,
      score numeric(7,2),
      choice_rank integer,
      employer_uscc text,
      reported_on date,
      insurance_continued_on date,
      import_run integer not null,
      unique (pid, batch)
    )`);
    this.addSql('create index placement_batch on placement (batch, choice_rank)');
    this.addSql(`create table annual_confirmation (
      id bigint generated always as identity primary key,
      pid text collate "C" not null,
      year integer not null,
      confirmed_on date,
      method text,
      result text not null,
      import_run integer not null,
      unique (pid, year)
    )`);
    this.addSql('create index annual_confirmation_year on annual_confirmation (year, result)');
  }
}
