import type { SharingWord } from '@minsheng/subgraph-kit';

/** Whether, how and through whom a person is insured. */
export const OF_AN_INSURED_PERSON: SharingWord = {
  class: 'conditional',
  basis: '社会保险经办条例第九条；个人信息保护法第三十四条',
  sensitivity: 'personal',
  purposes: ['benefit_review', 'eligibility_check', 'audit', 'service'],
  updated: 'imported',
};

/** Visits and what they cost: obtained for supervising the fund, and for no other purpose. */
export const OF_A_PATIENT: SharingWord = {
  class: 'conditional',
  basis: '医疗保障基金使用监督管理条例第三十二条；个人信息保护法第二十八条、第三十四条',
  sensitivity: 'personal',
  purposes: ['benefit_review', 'eligibility_check', 'audit'],
  updated: 'imported',
};

/** A count of persons at one employer, which may be of very few. */
export const OF_AN_EMPLOYER: SharingWord = {
  class: 'conditional',
  basis: '社会保险经办条例第九条',
  sensitivity: 'none',
  updated: 'imported',
};

/** The list of designated institutions is published. */
export const OPEN: SharingWord = { class: 'unconditional', sensitivity: 'none', updated: 'imported' };
