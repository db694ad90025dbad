import { codeTable } from '@minsheng/subgraph-kit';

/** 补贴类型: the two subsidies 残疾人两项补贴. */
export enum DisabilitySubsidyKind {
  LIVING = '1',
  NURSING = '2',
}

export const DISABILITY_SUBSIDY_KINDS = codeTable(DisabilitySubsidyKind, {
  name: 'DisabilitySubsidyKind',
  description: '残疾人两项补贴的类型。Which of the two disability subsidies.',
  meanings: {
    LIVING: ['困难生活补贴', 'Living subsidy for disabled persons in hardship'],
    NURSING: ['重度护理补贴', 'Nursing subsidy for severely disabled persons'],
  },
});
