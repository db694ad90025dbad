import { connectionByParent } from '@minsheng/subgraph-kit';
import type { Admission } from '../admission/admission.ts';
import type { InsuranceRelation } from '../insuranceRelation/insuranceRelation.ts';
import type { Settlement } from '../settlement/settlement.ts';

/** The lists of many persons at once: one query for all persons of a request. */
export const insurancesOf = connectionByParent<InsuranceRelation>({
  table: 'insurance_relation',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    scheme: 'scheme',
    personCategory: 'person_category',
    status: 'status',
    startDate: 'start_date::text',
    endDate: 'end_date::text',
    employerUscc: 'employer_uscc',
    divisionCode: 'division_code',
    subsidyCategory: 'subsidy_category',
    subsidyAmount: 'subsidy_amount::float8',
  },
  orderBy: ['start_date', 'id'],
});

export const settlementsOf = connectionByParent<Settlement>({
  table: 'settlement',
  parentColumn: 'pid',
  columns: {
    settlementNumber: 'settlement_number',
    visitNumber: 'visit_number',
    pid: 'pid',
    scheme: 'scheme',
    category: 'category',
    credential: 'credential',
    institutionCode: 'institution_code',
    beginDate: 'begin_date::text',
    endDate: 'end_date::text',
    settledAt: 'settled_at',
    reversal: 'reversal',
    medicalFee: 'medical_fee::float8',
    fundPaid: 'fund_paid::float8',
    pooledFundPaid: 'pooled_fund_paid::float8',
    civilServantPaid: 'civil_servant_paid::float8',
    enterpriseSupplementPaid: 'enterprise_supplement_paid::float8',
    seriousIllnessPaid: 'serious_illness_paid::float8',
    largeExpensePaid: 'large_expense_paid::float8',
    disabledPersonPaid: 'disabled_person_paid::float8',
    medicalAssistancePaid: 'medical_assistance_paid::float8',
    otherFundPaid: 'other_fund_paid::float8',
    hospitalBorne: 'hospital_borne::float8',
    personalPaid: 'personal_paid::float8',
    accountPaid: 'account_paid::float8',
    cashPaid: 'cash_paid::float8',
    familyAccountPaid: 'family_account_paid::float8',
  },
  orderBy: ['begin_date', 'settlement_number'],
});

export const admissionsOf = connectionByParent<Admission>({
  table: 'admission',
  parentColumn: 'pid',
  columns: {
    visitNumber: 'visit_number',
    pid: 'pid',
    institutionCode: 'institution_code',
    admittedOn: 'admitted_on::text',
    dischargedOn: 'discharged_on::text',
    dischargeWay: 'discharge_way',
  },
  orderBy: ['admitted_on', 'visit_number'],
});
