import { Migration } from '@mikro-orm/migrations';

/** Applications (政务数据共享条例 arts 20–22), the grants they lead to (arts 25–27), and what receivers report (arts 26, 27, 29). */
export class ApplicationsAndGrants extends Migration {
  override up(): void {
    this.addSql('create sequence sharing_number');
    this.addSql(`create table sharing_application (
      number text primary key,
      state text not null,
      requester text not null,
      provider text not null,
      applicant text not null,
      approver text,
      basis text not null default '',
      scenario text not null default '',
      fields text[] not null default '{}',
      purposes text[] not null default '{}',
      mode text,
      use_from date,
      use_until date,
      share_class text,
      missing_items text[],
      extension_days integer,
      extension_reason text,
      extension_consented boolean,
      masks text[] not null default '{}',
      persons_per_day integer check (persons_per_day > 0),
      decision_reason text,
      decided_by text,
      decided_at timestamptz,
      created_at timestamptz not null default now(),
      submitted_at timestamptz
    )`);
    this.addSql('create index sharing_application_requester on sharing_application (requester, number)');
    this.addSql('create index sharing_application_provider on sharing_application (provider, number)');
    // Taken by whoever changes a grant until its transaction ends: versions become visible in the order in which they were given.
    this.addSql(`create table access_version (
      singleton boolean primary key default true check (singleton),
      version bigint not null
    )`);
    this.addSql('insert into access_version (version) values (0)');
    this.addSql(`create table sharing_grant (
      number text primary key,
      application_number text not null unique references sharing_application (number),
      state text not null check (state in ('ACTIVE', 'SUSPENDED', 'TERMINATED', 'EXPIRED')),
      requester text not null,
      provider text not null,
      responsible text not null,
      fields text[] not null,
      purposes text[] not null,
      masks text[] not null,
      persons_per_day integer check (persons_per_day > 0),
      valid_from timestamptz not null,
      valid_until timestamptz not null,
      version bigint not null,
      reason text,
      suspended_by_authority boolean not null default false,
      ended_at timestamptz,
      check (valid_from < valid_until)
    )`);
    this.addSql('create index sharing_grant_version on sharing_grant (version)');
    this.addSql(`create index sharing_grant_live on sharing_grant (valid_until) where state in ('ACTIVE', 'SUSPENDED')`);
    this.addSql(`create table disposal_certificate (
      grant_number text primary key references sharing_grant (number),
      method text not null,
      disposed_on date not null,
      certified_by text not null,
      certified_at timestamptz not null default now()
    )`);
    this.addSql(`create table usage_record (
      id bigint generated always as identity primary key,
      grant_number text not null references sharing_grant (number),
      scenario text not null,
      process text not null,
      effect text not null,
      storage text not null,
      destruction text,
      recorded_by text not null,
      recorded_at timestamptz not null default now()
    )`);
    this.addSql('create index usage_record_grant on usage_record (grant_number, id)');
  }
}
