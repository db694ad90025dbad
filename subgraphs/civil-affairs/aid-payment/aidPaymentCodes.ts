import { codeTable } from '@minsheng/subgraph-kit';

/** 资金项目. */
export enum AidProgram {
  DIBAO = '01',
  DESTITUTE_SUPPORT = '02',
  TEMPORARY_AID = '03',
  DISABILITY_LIVING_SUBSIDY = '04',
  DISABILITY_NURSING_SUBSIDY = '05',
  OLD_AGE_ALLOWANCE = '06',
  ORPHAN_ALLOWANCE = '07',
}

export const AID_PROGRAMS = codeTable(AidProgram, {
  name: 'AidProgram',
  description: '救助资金项目。Programme that an aid payment belongs to.',
  meanings: {
    DIBAO: ['低保', 'Minimum living allowance, paid to the head of the household'],
    DESTITUTE_SUPPORT: ['特困', 'Support of persons in extreme hardship'],
    TEMPORARY_AID: ['临时救助', 'Temporary aid'],
    DISABILITY_LIVING_SUBSIDY: ['困难残疾人生活补贴', 'Living subsidy for disabled persons in hardship'],
    DISABILITY_NURSING_SUBSIDY: ['重度残疾人护理补贴', 'Nursing subsidy for severely disabled persons'],
    OLD_AGE_ALLOWANCE: ['高龄津贴', 'Old-age allowance'],
    ORPHAN_ALLOWANCE: ['孤儿', 'Allowance for orphans'],
  },
});

/** 发放类型 of civil affairs; 人社 has one code more (3 调整). */
export enum AidPaymentKind {
  REGULAR = '1',
  BACK_PAY = '2',
  REFUND = '4',
}

export const AID_PAYMENT_KINDS = codeTable(AidPaymentKind, {
  name: 'AidPaymentKind',
  description: '救助发放类型。Kind of aid payment.',
  meanings: {
    REGULAR: ['正常', 'Regular'],
    BACK_PAY: ['补发', 'Back pay for an earlier period'],
    REFUND: ['退回', 'Refund: a negative amount'],
  },
});
