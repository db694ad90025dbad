import { Migration } from '@mikro-orm/migrations';

/** What the provider or the authority says of a certificate of disposal (政务数据共享条例 art. 27); those from before wait for it. */
export class DisposalDecisions extends Migration {
  override up(): void {
    this.addSql(`alter table disposal_certificate
      add column state text not null default 'CERTIFIED' check (state in ('CERTIFIED', 'ACCEPTED', 'REFUSED')),
      add column decided_by text,
      add column decided_at timestamptz,
      add column refusal_reason text`);
  }
}
