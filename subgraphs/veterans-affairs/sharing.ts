import type { SharingWord } from '@minsheng/subgraph-kit';

/** What belongs to one veteran or survivor. */
export const OF_A_PERSON: SharingWord = {
  class: 'conditional',
  basis: '军人抚恤优待条例第四条、第八条；退役军人安置条例第八十一条；个人信息保护法第三十四条',
  sensitivity: 'personal',
  purposes: ['benefit_review', 'eligibility_check', 'audit', 'service'],
  updated: 'imported',
};
