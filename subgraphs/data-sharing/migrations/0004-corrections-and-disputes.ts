import { Migration } from '@mikro-orm/migrations';

/** Correction requests with their notices (政务数据共享条例 art. 26) and disputes (art. 28). */
export class CorrectionsAndDisputes extends Migration {
  override up(): void {
    this.addSql(`create table correction_request (
      number text primary key,
      state text not null,
      requester text not null,
      provider text not null,
      filed_by text not null,
      filed_at timestamptz not null default now(),
      coordinate text not null,
      entity_key_hash text not null,
      wrong text not null,
      receivers text[] not null default '{}',
      finding text,
      reply text,
      replied_by text,
      replied_at timestamptz,
      closed_at timestamptz
    )`);
    this.addSql('create index correction_request_requester on correction_request (requester, number)');
    this.addSql('create index correction_request_provider on correction_request (provider, number)');
    this.addSql(`create table correction_notice (
      id bigint generated always as identity primary key,
      correction_number text not null references correction_request (number),
      department text not null,
      sent_at timestamptz not null default now(),
      handled_by text,
      handled_at timestamptz,
      handling text,
      unique (correction_number, department)
    )`);
    this.addSql('create index correction_notice_department on correction_notice (department, id)');
    this.addSql(`create table sharing_dispute (
      number text primary key,
      state text not null,
      requester text not null,
      provider text not null,
      about_kind text not null,
      about_number text not null,
      opened_by text not null,
      opened_in text not null,
      opened_at timestamptz not null default now(),
      claim text not null,
      outcome text,
      settled_at_level text,
      settled_at timestamptz
    )`);
    this.addSql('create index sharing_dispute_requester on sharing_dispute (requester, number)');
    this.addSql('create index sharing_dispute_provider on sharing_dispute (provider, number)');
  }
}
