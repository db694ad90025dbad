import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { MasksCanBeShownRule } from './MasksCanBeShownRule.ts';

const check = (type: string, word: string) =>
  violations(MasksCanBeShownRule, {
    hrss: `type Record { field: ${type} @sharing(${word}) }
      type Claim { months: Int } enum Kind { A } scalar Date union Any = Claim
      type ClaimConnection { totalCount: Int! edges: [ClaimEdge!]! } type ClaimEdge { node: Claim! }`,
  });

describe('Contract: a mask can be shown in the type of its field', () => {
  it.each([
    ['masked', ['String', 'String!', 'ID!']],
    ['yesNo', ['String', 'Boolean!', 'Claim']],
    ['band', ['String!', 'Int', 'Float!']],
    ['count', ['ClaimConnection!', 'ClaimConnection']],
  ])('%s fits %s', (mask, types) => {
    for (const type of types) expect(check(type, `masks: ["${mask}"]`)).toEqual([]);
  });

  it.each([
    ['masked', ['Int', 'Kind', 'Claim', '[String!]']],
    ['yesNo', ['Int', 'Float', 'ID', 'Kind!', 'Date', '[Boolean]', 'Any', 'ClaimConnection']],
    ['band', ['ID', 'Boolean', 'Kind', 'Date', 'Claim', '[Float!]']],
    ['count', ['Int', 'String', 'Claim', '[Claim!]!']],
  ])('%s does not fit %s', (mask, types) => {
    for (const type of types)
      expect(check(type, `masks: ["${mask}"]`)).toEqual([`hrss · Record.field · Its type cannot be shown as "${mask}"`]);
  });

  it('tells each that does not fit, and of what is always there that yes tells nothing', () => {
    expect(check('Int', 'masks: ["yesNo", "band", "count"]')).toHaveLength(2);
    expect(check('Claim!', 'masks: ["yesNo"]')).toEqual([
      'hrss · Record.field · It is always there, so that "yesNo" tells nothing of it',
    ]);
  });

  it('a width of bands is a number, of a field with bands, and wide enough to hide something', () => {
    expect(check('Float', 'masks: ["band"], bandWidth: 0.5')).toEqual([]);
    expect(check('Int', 'masks: ["band"], bandWidth: 10')).toEqual([]);
    expect(check('Int', 'masks: ["band"], bandWidth: 1')).toHaveLength(1);
    expect(check('Int', 'masks: ["band"], bandWidth: 2.5')).toHaveLength(1);
    expect(check('Float', 'masks: ["band"], bandWidth: 0')).toHaveLength(1);
    expect(check('String', 'masks: ["yesNo"], bandWidth: 10')).toEqual([
      'hrss · Record.field · It has a bandWidth, and no mask "band"',
    ]);
  });
});
