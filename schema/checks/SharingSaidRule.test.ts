import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { SharingSaidRule } from './SharingSaidRule.ts';

const OPEN = '@sharing(class: "unconditional", sensitivity: "none", owner: "hrss")';
const check = (hrss: string, others: Record<string, string> = {}) => violations(SharingSaidRule, { hrss, ...others });

describe('Contract: every field says how it may be shared', () => {
  it('accepts a word of the type, and one of the field that says the rest', () => {
    expect(check(`type Fund ${OPEN} { month: String }`)).toEqual([]);
    expect(
      check(`type Fund @sharing(class: "unconditional", owner: "hrss") { month: String @sharing(sensitivity: "none") }`),
    ).toEqual([]);
  });

  it('refuses a field of which nothing is said', () => {
    expect(check(`type Fund { month: String ${OPEN} surplus: Float }`)).toEqual([
      'hrss · Fund.surplus · It is not said how it may be shared',
    ]);
    expect(check('type Query { fund: Float }')).toEqual(['hrss · Query.fund · It is not said how it may be shared']);
  });

  it.each([
    ['class', 'sensitivity: "none", owner: "hrss"'],
    ['sensitivity', 'class: "conditional", owner: "hrss"'],
    ['owner', 'class: "conditional", sensitivity: "none"'],
  ])('refuses a word without %s', (missing, said) => {
    expect(check(`type Fund @sharing(${said}) { month: String }`)).toEqual([`hrss · Fund.month · Its word has no ${missing}`]);
  });

  it('lets connections, edges and shared values carry what led to them, and nothing else', () => {
    const fund = `type Fund ${OPEN} { month: String }`;
    expect(
      check(
        `${fund} type FundConnection { edges: [FundEdge!]! } type FundEdge { node: Fund } type Point @shareable { value: Float }`,
      ),
    ).toEqual([]);
    expect(check('type Point { value: Float }')).toEqual(['hrss · Point.value · It is not said how it may be shared']);
    expect(check('type Point @shareable @key(fields: "value") { value: Float }')).toHaveLength(1);
  });

  it('asks no owner of what several departments answer alike, nor of an interface', () => {
    const shared = 'type Person @key(fields: "pid") { pid: ID! @sharing(class: "conditional", sensitivity: "personal") }';
    expect(check(shared)).toEqual(['hrss · Person.pid · Its word has no owner']);
    expect(check(shared, { 'civil-affairs': shared })).toEqual([]);
    expect(check('interface Indicator { value: Float @sharing(class: "unconditional", sensitivity: "none") }')).toEqual([]);
  });

  it('is content when one department says it for those that only repeat the field', () => {
    const division = 'type Division @key(fields: "code") { code: ID!';
    expect(check(`${division} ${OPEN} }`, { 'civil-affairs': `${division} }` })).toEqual([]);
  });
});
