import { Migration } from '@mikro-orm/migrations';

export class ElderCare extends Migration {
  override up(): void {
    this.addSql(`create table home_care_bed (
      id bigint generated always as identity primary key,
      bed_number text not null unique,
      pid text collate "C" not null,
      division_code text not null,
      built_on date not null,
      accepted_on date,
      withdrawn_on date,
      import_run integer not null
    )`);
    this.addSql('create index home_care_bed_pid on home_care_bed (pid)');
    this.addSql(`create table community (
      id bigint generated always as identity primary key,
      code text not null unique,
      name text not null,
      division_code text not null,
      kind text not null,
      import_run integer not null
    )`);
    this.addSql(`create table home_care_station (
      id bigint generated always as identity primary key,
      station_number text not null unique,
      name text not null,
      community_code text not null,
      opened_on date not null,
      closed_on date,
      import_run integer not null
    )`);
    this.addSql('create index home_care_station_community on home_care_station (community_code)');
  }
}
