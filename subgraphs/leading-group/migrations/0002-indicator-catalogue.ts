import { Migration } from '@mikro-orm/migrations';

/** What is to be reached: indicators, their target of each year, who leads, which definition was approved, and how status is judged. */
export class IndicatorCatalogue extends Migration {
  override up(): void {
    this.addSql(`create table indicator (
      code text primary key,
      ordinal integer not null,
      name text not null,
      name_en text not null,
      unit text not null,
      unit_en text not null,
      comparator text not null,
      aspirational boolean not null,
      subgraph text not null,
      department_codes text not null,
      department_basis text not null,
      import_run integer not null
    )`);
    this.addSql(`create table indicator_target (
      code text not null,
      year integer not null,
      target numeric,
      deadline date,
      basis text not null,
      import_run integer not null,
      primary key (code, year)
    )`);
    this.addSql(`create table definition_approval (
      code text not null,
      version integer not null,
      approver text not null,
      approved_on date not null,
      revoked_on date,
      import_run integer not null,
      primary key (code, version)
    )`);
    this.addSql(`create table evaluation_parameter (
      name text not null,
      valid_from date not null,
      value numeric not null,
      unit text not null,
      basis text not null,
      import_run integer not null,
      primary key (name, valid_from)
    )`);
  }
}
