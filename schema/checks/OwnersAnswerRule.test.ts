import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { OwnersAnswerRule } from './OwnersAnswerRule.ts';

const KEY = '@key(fields: "uscc")';
const employer = (fields: string, word = '') => `type Employer ${KEY} ${word} { uscc: ID! ${fields} }`;
const check = (hrss: string, medical: string) => violations(OwnersAnswerRule, { hrss, 'medical-insurance': medical });

describe('Contract: the owner of a field is a department that answers for it', () => {
  it('refuses an owner that does not define the field, or only repeats it', () => {
    const named = employer('name: String @sharing(owner: "medical-insurance")');
    const told = ['hrss · Employer.name · Its owner is medical-insurance, which does not define it'];
    expect(check(named, employer('insured: Int'))).toEqual(told);
    expect(check(named, employer('name: String @external'))).toEqual(told);
  });

  it('accepts the department itself, and one of those that share a key', () => {
    expect(check(employer('name: String @sharing(owner: "hrss")'), employer('insured: Int'))).toEqual([]);
    expect(check(`type Employer ${KEY} { uscc: ID! @sharing(owner: "medical-insurance") }`, employer(''))).toEqual([]);
  });

  it('refuses a word of a whole type in which another department has fields', () => {
    const word = '@sharing(owner: "hrss")';
    expect(check(employer('name: String', word), employer('insured: Int'))).toEqual([
      'hrss · Employer · Its word is about the whole type, but hrss and medical-insurance have fields in it',
    ]);
    expect(check(`type Query ${word} { a: Int }`, '')).toHaveLength(1);
  });

  it('accepts it where others only name the entity by its key', () => {
    expect(check(employer('name: String', '@sharing(owner: "hrss")'), employer(''))).toEqual([]);
  });
});
