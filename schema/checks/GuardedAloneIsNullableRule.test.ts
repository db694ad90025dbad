import { describe, expect, it } from 'vitest';
import { GuardedAloneIsNullableRule } from './GuardedAloneIsNullableRule.ts';
import { violations } from './harness.ts';

const PERSONAL = '@sharing(class: "conditional", sensitivity: "personal")';
const SENSITIVE = '@sharing(sensitivity: "sensitive")';
const check = ({ place = 'Claim!', field = `String! ${SENSITIVE}`, type = PERSONAL }) =>
  violations(GuardedAloneIsNullableRule, {
    hrss: `type Claim ${type} { months: Int! reason: ${field} } type ClaimEdge { node: ${place} }`,
  });
const told =
  'hrss · Claim.reason · Its type requires a value. Withheld, it takes along not only its Claim but what holds it at ClaimEdge.node';

describe('Contract: what is guarded more than its type may be null', () => {
  it.each(['Claim!', '[Claim!]', '[Claim!]!', '[[Claim!]]'])('refuses a required one where its object stands as %s', place => {
    expect(check({ place })).toEqual([told]);
  });

  it.each(['sensitivity: "minor"', 'class: "refused", basis: "law"'])('refuses it when its word is %s', word => {
    expect(check({ field: `String! @sharing(${word})` })).toEqual([told]);
  });

  it('accepts a nullable one, and one that takes nothing but its object', () => {
    expect(check({ field: `String ${SENSITIVE}` })).toEqual([]);
    for (const place of ['Claim', '[Claim]!', '[[Claim]!]!']) expect(check({ place })).toEqual([]);
  });

  it('asks nothing of fields that are given with their type', () => {
    expect(check({ field: 'String!' })).toEqual([]);
    expect(check({ field: 'String! @sharing(masks: ["masked"])' })).toEqual([]);
    expect(check({ type: '@sharing(class: "conditional", sensitivity: "sensitive")' })).toEqual([]);
  });
});
