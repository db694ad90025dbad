import { Migration } from '@mikro-orm/migrations';

/** 重点任务: the policy's twenty, who leads, who is responsible, which indicators measure them. A link ends by its date, never by omission. */
export class KeyTasks extends Migration {
  override up(): void {
    this.addSql(`create table key_task (
      number integer primary key,
      title text not null,
      title_en text not null,
      chapter text not null,
      chapter_en text not null,
      lead_mode text not null,
      commitments text not null,
      import_run integer not null
    )`);
    this.addSql(`create table key_task_unit (
      task_number integer not null,
      unit_name text not null,
      role text not null,
      ordinal integer not null,
      ended_on date,
      import_run integer not null,
      primary key (task_number, unit_name, role)
    )`);
    this.addSql(`create table key_task_indicator (
      task_number integer not null,
      indicator_code text not null,
      ended_on date,
      import_run integer not null,
      primary key (task_number, indicator_code)
    )`);
  }
}
