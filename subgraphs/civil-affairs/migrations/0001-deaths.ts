import { Migration } from '@mikro-orm/migrations';

export class Deaths extends Migration {
  override up(): void {
    this.addSql(`create table cremation (
      id bigint generated always as identity primary key,
      certificate_number text not null unique,
      pid text collate "C" not null,
      name text not null,
      sex text not null,
      age integer not null,
      death_date date not null,
      cremation_date date not null,
      handler text not null,
      handler_relation text not null,
      waived_items text[],
      registered_on date not null,
      status text not null,
      correction_note text,
      import_run integer not null
    )`);
    this.addSql('create index cremation_pid on cremation (pid)');
    this.addSql('create index cremation_date on cremation (cremation_date)');
  }
}
