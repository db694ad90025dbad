import { Migration } from '@mikro-orm/migrations';

/** 目录评估: assessments that departments made on paper before this system, handed in as one list. */
export class PreparedAssessments extends Migration {
  override up(): void {
    this.addSql(`create table prepared_assessment (
      provider text not null,
      type_name text not null,
      conditions text,
      grade text not null,
      secrecy_assessment text not null,
      personal_assessment text not null,
      assessor text not null,
      signatory text not null,
      signed_on date not null,
      import_run integer not null,
      primary key (provider, type_name)
    )`);
  }
}
