import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { PurposesForPersonsRule } from './PurposesForPersonsRule.ts';

const check = (hrss: string) => violations(PurposesForPersonsRule, { hrss });

describe('Contract: what speaks of persons names its purposes', () => {
  it.each(['personal', 'sensitive', 'minor'])('refuses %s without a purpose', sensitivity => {
    const told = [`hrss · Claim.months · It is ${sensitivity} and names no purpose for which it may be asked`];
    expect(check(`type Claim @sharing(sensitivity: "${sensitivity}") { months: Int }`)).toEqual(told);
    expect(check(`type Claim @sharing(sensitivity: "${sensitivity}", purposes: []) { months: Int }`)).toEqual(told);
  });

  it('accepts the purposes of the type for a field that is more sensitive than it', () => {
    expect(
      check(
        'type Claim @sharing(sensitivity: "personal", purposes: ["audit"]) { reason: String @sharing(sensitivity: "sensitive") }',
      ),
    ).toEqual([]);
  });

  it('asks none of totals', () => {
    expect(check('type Fund @sharing(sensitivity: "none") { month: String }')).toEqual([]);
  });
});
