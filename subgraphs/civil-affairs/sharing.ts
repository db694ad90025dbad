import type { SharingWord } from '@minsheng/subgraph-kit';

/** What a person or a household receives, and why. */
export const OF_A_PERSON: SharingWord = {
  class: 'conditional',
  basis: '社会救助暂行办法第五十八条、第六十一条；个人信息保护法第三十四条',
  sensitivity: 'personal',
  purposes: ['benefit_review', 'eligibility_check', 'audit', 'service'],
  updated: 'imported',
};

/** Disability, and being watched for hardship: to be on such a list says it already. */
export const OF_A_VULNERABLE_PERSON: SharingWord = { ...OF_A_PERSON, sensitivity: 'sensitive' };

/** Deaths: civil affairs tells those who pay benefits. */
export const OF_A_DECEASED: SharingWord = {
  ...OF_A_PERSON,
  basis: '社会保险经办条例第八条；个人信息保护法第三十四条、第四十九条',
};

/** Communities and stations: they speak of nobody. */
export const OPEN: SharingWord = { class: 'unconditional', sensitivity: 'none', updated: 'imported' };

/** Looked into with the household's authorisation, for its own application and nothing else. */
export const INCOME: SharingWord = {
  class: 'refused',
  basis: '社会救助暂行办法第五十八条、第六十一条',
  sensitivity: 'sensitive',
};
