import { Migration } from '@mikro-orm/migrations';

/** Who did what (only ever added to), which days are worked, and the law's clocks. */
export class ActsCalendarClocks extends Migration {
  override up(): void {
    this.addSql(`create table sharing_act (
      id bigint generated always as identity primary key,
      done_at timestamptz not null default now(),
      officer text not null,
      department text not null,
      act text not null,
      subject_kind text not null,
      subject_number text not null,
      reason text
    )`);
    this.addSql('create index sharing_act_subject on sharing_act (subject_number)');
    this.addSql(`create function sharing_act_stands() returns trigger language plpgsql as $$
      begin
        raise exception 'acts are written once: neither changed nor removed';
      end $$`);
    this.addSql(`create trigger sharing_act_stands before update or delete on sharing_act
      for each row execute function sharing_act_stands()`);
    this.addSql(`create trigger sharing_act_stands_whole before truncate on sharing_act
      for each statement execute function sharing_act_stands()`);
    this.addSql(`create table calendar_day (
      day date primary key,
      working boolean not null,
      occasion text not null,
      source text not null,
      verified boolean not null,
      import_run integer not null
    )`);
    this.addSql(`create table statutory_clock (
      id bigint generated always as identity primary key,
      subject_kind text not null,
      subject_number text not null,
      kind text not null,
      department text not null,
      started_on date not null,
      working_days integer not null,
      extended_by integer not null default 0,
      due_on date not null,
      stopped_on date
    )`);
    this.addSql('create index statutory_clock_running on statutory_clock (due_on, id) where stopped_on is null');
    this.addSql('create index statutory_clock_subject on statutory_clock (subject_number)');
  }
}
