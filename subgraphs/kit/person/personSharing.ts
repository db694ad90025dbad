import type { SharingWord } from '../schema/sharing/SharingWord.ts';

/**
 * What every department says of `Person.pid` and of `Query.person`, word by word: nobody owns a person, so neither has an owner, and
 * both count as a fact of the department whose field led to them. Who is handed a pid to find its own record by is agreed here.
 */
export const PERSON_KEY: SharingWord = {
  class: 'conditional',
  basis: '个人信息保护法第三十四条',
  sensitivity: 'personal',
  purposes: ['benefit_review', 'eligibility_check', 'audit', 'service'],
  updated: 'imported',
  derivableBy: ['hrss', 'medical-insurance', 'civil-affairs', 'veterans-affairs'],
};
