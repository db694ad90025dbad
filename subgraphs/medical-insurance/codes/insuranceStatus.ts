import { codeTable } from '@minsheng/subgraph-kit';

/** 参保状态 psn_insu_stas. */
export enum InsuranceStatus {
  NOT_INSURED = '0',
  ACTIVE = '1',
  SUSPENDED = '2',
  TERMINATED = '3',
}

export const INSURANCE_STATUSES = codeTable(InsuranceStatus, {
  name: 'MedicalInsuranceStatus',
  description: '医保参保状态。State of a medical insurance relation.',
  meanings: {
    NOT_INSURED: ['未参保', 'Not insured'],
    ACTIVE: ['正常参保', 'Insured'],
    SUSPENDED: ['暂停参保', 'Suspended'],
    TERMINATED: ['终止参保', 'Terminated'],
  },
});
