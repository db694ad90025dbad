import { codeTable } from '@minsheng/subgraph-kit';

/** 医疗类别 med_type. */
export enum MedicalCategory {
  OUTPATIENT = '11',
  REGISTRATION = '12',
  EMERGENCY = '13',
  CHRONIC_OUTPATIENT = '14',
  INJURY_OUTPATIENT = '19',
  INPATIENT = '21',
  REFERRED_INPATIENT = '23',
  EMERGENCY_TO_INPATIENT = '24',
  PHARMACY_PURCHASE = '41',
  MATERNITY_OUTPATIENT = '51',
  MATERNITY_INPATIENT = '52',
  FAMILY_PLANNING = '53',
}

export const MEDICAL_CATEGORIES = codeTable(MedicalCategory, {
  name: 'MedicalCategory',
  description: '医疗类别。Kind of care that is settled.',
  meanings: {
    OUTPATIENT: ['普通门诊', 'Outpatient visit'],
    REGISTRATION: ['门诊挂号', 'Outpatient registration'],
    EMERGENCY: ['急诊', 'Emergency visit'],
    CHRONIC_OUTPATIENT: ['门诊慢特病', 'Outpatient care of chronic and special diseases'],
    INJURY_OUTPATIENT: ['意外伤害门诊', 'Outpatient care of accidental injury'],
    INPATIENT: ['普通住院', 'Inpatient stay'],
    REFERRED_INPATIENT: ['转外诊治住院', 'Inpatient stay after referral elsewhere'],
    EMERGENCY_TO_INPATIENT: ['急诊转住院', 'Inpatient stay after emergency'],
    PHARMACY_PURCHASE: ['定点药店购药', 'Purchase at a designated pharmacy'],
    MATERNITY_OUTPATIENT: ['生育门诊', 'Maternity outpatient visit'],
    MATERNITY_INPATIENT: ['生育住院', 'Maternity inpatient stay'],
    FAMILY_PLANNING: ['计划生育手术', 'Family-planning procedure'],
  },
});

/** 就诊凭证类型 mdtrt_cert_type: what the person showed. */
export enum VisitCredential {
  E_VOUCHER = '01',
  ID_CARD = '02',
  SOCIAL_SECURITY_CARD = '03',
}

export const VISIT_CREDENTIALS = codeTable(VisitCredential, {
  name: 'VisitCredential',
  description: '就诊凭证类型。What a person identified themselves with.',
  meanings: {
    E_VOUCHER: ['医保电子凭证', 'Medical e-voucher'],
    ID_CARD: ['居民身份证', 'Citizen ID card'],
    SOCIAL_SECURITY_CARD: ['社会保障卡', 'Social security card'],
  },
});

/** 退费标志 refd_setl_flag, stored as a boolean. A reversal is a row of its own whose amounts are all negative. */
export const REVERSAL_FLAGS = { '0': '正常', '1': '退费' };
