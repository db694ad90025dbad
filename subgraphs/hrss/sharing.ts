import type { SharingWord } from '@minsheng/subgraph-kit';

/** What belongs to one person. */
export const OF_A_PERSON: SharingWord = {
  class: 'conditional',
  basis: '社会保险经办条例第九条、第二十六条；个人信息保护法第三十四条',
  sensitivity: 'personal',
  purposes: ['benefit_review', 'eligibility_check', 'audit', 'service'],
  updated: 'imported',
};

/** What an employer has told the department about itself, or is paid by it. */
export const OF_AN_EMPLOYER: SharingWord = {
  class: 'conditional',
  basis: '社会保险经办条例第九条',
  sensitivity: 'none',
  updated: 'imported',
};

/** Totals and catalogues: they speak of nobody. */
export const OPEN: SharingWord = { class: 'unconditional', sensitivity: 'none', updated: 'monthly' };
