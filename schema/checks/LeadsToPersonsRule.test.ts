import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { LeadsToPersonsRule } from './LeadsToPersonsRule.ts';

const word = (sensitivity: string) => `@sharing(class: "conditional", sensitivity: "${sensitivity}")`;
const check = (sdl: string) =>
  violations(LeadsToPersonsRule, {
    hrss: `${sdl} type Claim ${word('personal')} { months: Int reason: String ${word('sensitive')} }
      type ClaimConnection { edges: [ClaimEdge!]! totalCount: Int } type ClaimEdge { node: Claim! }`,
  });

describe('Contract: what leads to persons is as sensitive as they are', () => {
  it.each(['Claim', '[Claim!]!', 'ClaimConnection!'])('refuses an open field of type %s', type => {
    expect(check(`type Query { claims: ${type} ${word('none')} }`)).toEqual([
      'hrss · Query.claims · Its sensitivity is none, but all of Claim, to which it leads, is more sensitive',
    ]);
  });

  it('accepts one that is as sensitive as the least sensitive field there', () => {
    for (const sensitivity of ['personal', 'sensitive', 'minor']) {
      expect(check(`type Query { claims: ClaimConnection ${word(sensitivity)} }`)).toEqual([]);
    }
  });

  it('refuses a personal field that leads to nothing but sensitive facts', () => {
    const sdl = `type Query { disabled: [Disability!] ${word('personal')} } type Disability ${word('sensitive')} { level: Int }`;
    expect(check(sdl)).toEqual([
      'hrss · Query.disabled · Its sensitivity is personal, but all of Disability, to which it leads, is more sensitive',
    ]);
  });

  it('accepts an open field of a type that has open facts among others', () => {
    expect(
      check(
        `type Query { employers: [Employer!] ${word('none')} } type Employer { name: String ${word('none')} claims: ClaimConnection ${word('personal')} }`,
      ),
    ).toEqual([]);
  });
});
