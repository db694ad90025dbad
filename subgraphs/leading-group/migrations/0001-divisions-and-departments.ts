import { Migration } from '@mikro-orm/migrations';

/** 行政区划 (GB/T 2260, GB/T 10114) and the units that the policy names, under the names it uses and used. */
export class DivisionsAndDepartments extends Migration {
  override up(): void {
    this.addSql(`create table division (
      code text primary key,
      name text not null,
      level text not null,
      parent_code text,
      kind text not null,
      import_run integer not null
    )`);
    this.addSql(`create table department (
      code text primary key,
      name text not null,
      name_en text not null,
      ordinal integer not null,
      member boolean not null,
      import_run integer not null
    )`);
    this.addSql(`create table department_alias (
      alias text primary key,
      department_code text not null,
      valid_from date,
      valid_to date,
      note text,
      import_run integer not null
    )`);
  }
}
