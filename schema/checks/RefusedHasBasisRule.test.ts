import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { RefusedHasBasisRule } from './RefusedHasBasisRule.ts';

const check = (word: string) => violations(RefusedHasBasisRule, { hrss: `type Household { income: Float @sharing(${word}) }` });

describe('Contract: what is refused names its legal basis', () => {
  it.each(['', ', basis: " "'])('refuses a refusal without one%s', basis => {
    expect(check(`class: "refused"${basis}`)).toEqual([
      'hrss · Household.income · It is refused to everybody and names no legal basis',
    ]);
  });

  it('accepts one with it, and asks none of the other classes', () => {
    expect(check('class: "refused", basis: "社会救助暂行办法第六十一条"')).toEqual([]);
    expect(check('class: "conditional"')).toEqual([]);
  });
});
