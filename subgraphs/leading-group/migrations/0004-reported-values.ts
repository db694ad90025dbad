import { Migration } from '@mikro-orm/migrations';

/**
 * 指标填报: values of indicators that no department holds in rows. An empty division is the whole city.
 * A corrected number counts its revision up here, where no importer can forget it; another reporter's name is no restatement.
 */
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
      revision integer not null default 1,
      import_run integer not null,
      primary key (code, month, division_code)
    )`);
    this.addSql(`create function count_revision() returns trigger language plpgsql as $body$
      begin
        if row(old.value, old.numerator, old.denominator) is distinct from row(new.value, new.numerator, new.denominator) then
          new.revision := old.revision + 1;
        end if;
        return new;
      end $body$`);
    this.addSql(`create trigger reported_value_revision before update on reported_value
      for each row execute function count_revision()`);
  }
}
