import { Migration } from '@mikro-orm/migrations';

/** Cards, the catalogue of service items, and the figures that are kept by month, township or institution. */
export class CardsServicesAndFunds extends Migration {
  override up(): void {
    this.addSql(`create table social_card (
      id bigint generated always as identity primary key,
      pid text not null,
      card_number text not null unique,
      issued_on date not null,
      electronic_issued_on date,
      status text not null,
      division_code text not null,
      import_run integer not null
    )`);
    this.addSql('create index social_card_person on social_card (pid)');
    this.addSql(`create table service_item (
      code text primary key,
      name text not null,
      online_since date,
      handling text not null,
      handling_since date not null,
      enabled_on date not null,
      disabled_on date,
      import_run integer not null
    )`);
    this.addSql(`create table resident_fund_ledger (
      id bigint generated always as identity primary key,
      year integer not null,
      month date not null,
      new_surplus numeric(14,2) not null,
      entrusted numeric(14,2) not null,
      recorded_on date not null,
      import_run integer not null,
      unique (year, month)
    )`);
    this.addSql(`create table rehab_pension_subsidy (
      id bigint generated always as identity primary key,
      employer_uscc text not null,
      period date not null,
      professional_staff integer not null,
      minimum_base numeric(14,2) not null,
      employer_rate numeric(6,4) not null,
      employer_due numeric(14,2) not null,
      subsidy numeric(14,2) not null,
      paid_on date,
      import_run integer not null,
      unique (employer_uscc, period)
    )`);
    this.addSql(`create table pensionable_population (
      id bigint generated always as identity primary key,
      month date not null,
      division_code text not null,
      persons integer not null,
      source text not null,
      import_run integer not null,
      unique (month, division_code)
    )`);
  }
}
