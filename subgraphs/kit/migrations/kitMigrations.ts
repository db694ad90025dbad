import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';

/**
 * Tables that every department has: what was imported, what was refused, what a correction replaced, and the indicator snapshots.
 * `fact_history` keeps replaced rows whole, so that a corrected figure can be explained later.
 */
class ImportLedger extends Migration {
  override up(): void {
    this.addSql(`create table import_run (
      id integer generated always as identity primary key,
      file_name text not null,
      export_name text not null,
      sha256 text,
      data_date date,
      status text not null check (status in ('running', 'done', 'refused')),
      rows_read bigint not null default 0,
      rows_inserted bigint not null default 0,
      rows_replaced bigint not null default 0,
      rows_unchanged bigint not null default 0,
      rows_rejected bigint not null default 0,
      rows_warned bigint not null default 0,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      reason text,
      check (status = 'refused' or (sha256 is not null and data_date is not null))
    )`);
    // One run per content and data date: a second importer of the same file meets this index instead of loading its rows again.
    this.addSql(`create unique index import_run_content on import_run (export_name, data_date, sha256)
      where status in ('running', 'done')`);
    this.addSql(`create table quarantined_row (
      id bigint generated always as identity primary key,
      import_run integer not null references import_run (id),
      row_number bigint not null,
      field text not null,
      reason text not null,
      content jsonb not null,
      unique (import_run, row_number, field)
    )`);
    this.addSql(`create table import_warning (
      id bigint generated always as identity primary key,
      import_run integer not null references import_run (id),
      row_number bigint not null,
      field text not null,
      reason text not null
    )`);
    this.addSql('create index import_warning_run on import_warning (import_run)');
    this.addSql(`create table fact_history (
      id bigint generated always as identity primary key,
      table_name text not null,
      fact jsonb not null,
      replaced_by_run integer not null references import_run (id),
      replaced_at timestamptz not null default now()
    )`);
    this.addSql('create index fact_history_table on fact_history (table_name, replaced_by_run)');
  }
}

/** One row per indicator, month end and division ('' is the whole city). A restated month counts its revisions up. */
class IndicatorSnapshots extends Migration {
  override up(): void {
    this.addSql(`create table indicator_snapshot (
      code text not null,
      month date not null,
      division_code text not null default '',
      numerator numeric,
      denominator numeric,
      value numeric,
      as_of date not null,
      definition_version integer not null,
      completeness numeric not null,
      revision integer not null default 1,
      computed_at timestamptz not null default now(),
      primary key (code, month, division_code)
    )`);
  }
}

/** Rows that came late are counted on their own: they were neither taken nor without news. */
class LateRows extends Migration {
  override up(): void {
    this.addSql('alter table import_run add column rows_late bigint not null default 0');
  }
}

/** A content that was corrected by another file may be imported again: only a run that still stands for the table keeps it out. */
class SupersededRuns extends Migration {
  override up(): void {
    this.addSql('alter table import_run add column superseded boolean not null default false');
    this.addSql('drop index import_run_content');
    this.addSql(`create unique index import_run_content on import_run (export_name, data_date, sha256)
      where status in ('running', 'done') and not superseded`);
  }
}

/** Which key this database's person keys were made with: a fingerprint, never the key. One row at most. */
class PersonKeyFingerprint extends Migration {
  override up(): void {
    this.addSql(`create table person_key_fingerprint (
      singleton boolean primary key default true check (singleton),
      fingerprint text not null,
      first_used_at timestamptz not null default now()
    )`);
  }
}

export const kitMigrations: MigrationObject[] = [
  { name: 'kit-0001-import-ledger', class: ImportLedger },
  { name: 'kit-0002-indicator-snapshots', class: IndicatorSnapshots },
  { name: 'kit-0003-late-rows', class: LateRows },
  { name: 'kit-0004-superseded-runs', class: SupersededRuns },
  { name: 'kit-0005-person-key-fingerprint', class: PersonKeyFingerprint },
];
