import { Migration } from '@mikro-orm/migrations';

/** 指标填报: values of indicators that no department holds in rows. An empty division is the whole city. */
export class ReportedValues extends Migration {
  override up(): void {
    this.addSql(`create table reported_value (
      code text not null,
      month date not null,
      division_code text not null default '',
      numerator numeric,
      denominator numeric,
      value numeric not null,
      reporting_unit text not null,
      reporter text not null,
      reported_on date not null,
      import_run integer not null,
      primary key (code, month, division_code)
    )`);
  }
}
