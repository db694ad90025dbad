import { Migration } from '@mikro-orm/migrations';

const AMOUNTS = [
  'medical_fee',
  'fund_paid',
  'pooled_fund_paid',
  'civil_servant_paid',
  'enterprise_supplement_paid',
  'serious_illness_paid',
  'large_expense_paid',
  'disabled_person_paid',
  'medical_assistance_paid',
  'other_fund_paid',
  'hospital_borne',
  'personal_paid',
  'account_paid',
  'cash_paid',
  'family_account_paid',
];

export class Care extends Migration {
  override up(): void {
    this.addSql(`create table designated_institution (
      code text primary key,
      name text not null,
      kind text not null,
      hospital_level text,
      division_code text not null,
      agreement_start date not null,
      agreement_end date,
      import_run integer not null
    )`);
    // Millions of rows a year. Institutions are not referenced: care elsewhere names institutions that are not the city's.
    this.addSql(`create table settlement (
      settlement_number text primary key,
      visit_number text not null,
      person_number text not null,
      pid text not null,
      scheme text not null,
      category text not null,
      credential text not null,
      institution_code text not null,
      begin_date date not null,
      end_date date not null,
      settled_at timestamptz not null,
      ${AMOUNTS.map(amount => `${amount} numeric(14,2) not null`).join(', ')},
      reversal boolean not null,
      import_run integer not null
    )`);
    this.addSql('create index settlement_settled on settlement (settled_at, settlement_number)');
    this.addSql('create index settlement_person on settlement (pid, begin_date)');
    this.addSql('create index settlement_institution on settlement (institution_code, settled_at)');
    // Reversals are few; with this index a settlement finds the one that takes it back without a second scan of the table.
    this.addSql(`create index settlement_reversal on settlement (visit_number, institution_code, medical_fee)
      where reversal`);
    // The planner cannot guess that settlement times fall into few months; told so, it counts them in parallel instead of sorting millions of rows.
    this.addSql(`create statistics settlement_month
      on (date_trunc('month', settled_at at time zone 'Asia/Shanghai')::date) from settlement`);
    this.addSql(`create table admission (
      visit_number text primary key,
      pid text not null,
      institution_code text not null,
      admitted_on date not null,
      discharged_on date,
      main_diagnosis_code text not null,
      discharge_way text,
      import_run integer not null
    )`);
    this.addSql('create index admission_person on admission (pid, admitted_on)');
    this.addSql('create index admission_admitted on admission (admitted_on, visit_number)');
  }
}
