import { Migration } from '@mikro-orm/migrations';

/** 共享参数: what a city decides about sharing, each number with its day and its basis. */
export class SharingParameters extends Migration {
  override up(): void {
    this.addSql(`create table sharing_parameter (
      name text not null,
      valid_from date not null,
      value integer not null,
      unit text not null,
      basis text not null,
      verified boolean not null,
      import_run integer not null,
      primary key (name, valid_from)
    )`);
  }
}
