import { Migration } from '@mikro-orm/migrations';

/** What the contract says of each field, and the catalogue's entries with their assessments (政务数据共享条例 arts 12–17). */
export class Catalogue extends Migration {
  override up(): void {
    this.addSql(`create table catalogue_item (
      owner text not null,
      coordinate text not null,
      type_name text not null,
      description text not null,
      share_class text,
      basis text,
      sensitivity text,
      purposes text[] not null default '{}',
      masks text[] not null default '{}',
      updated text,
      primary key (owner, coordinate)
    )`);
    this.addSql('create index catalogue_item_coordinate on catalogue_item (coordinate)');
    this.addSql(`create table catalogue_entry (
      number text primary key,
      state text not null,
      provider text not null,
      requester text,
      type_name text not null,
      name text not null,
      share_class text,
      basis text,
      sensitivity text,
      updated text,
      format text not null,
      mode text not null,
      conditions text,
      grade text,
      secrecy_assessment text,
      secrecy_assessed_by text,
      personal_assessment text,
      personal_assessed_by text,
      signatory text,
      signed_at timestamptz,
      published_at timestamptz,
      returned_reason text,
      in_contract boolean not null default true
    )`);
    this.addSql('create index catalogue_entry_provider on catalogue_entry (provider, number)');
  }
}
