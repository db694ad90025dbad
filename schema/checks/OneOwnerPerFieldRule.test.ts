import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { OneOwnerPerFieldRule } from './OneOwnerPerFieldRule.ts';

const person = (fields: string, directives = '') => `type Person @key(fields: "pid") ${directives} { pid: ID! ${fields} }`;
const check = (hrss: string, civilAffairs: string) => violations(OneOwnerPerFieldRule, { hrss, 'civil-affairs': civilAffairs });

describe('Contract: one item has one owner', () => {
  it('refuses a field that two departments answer for', () => {
    expect(check(person('deathDate: String'), person('deathDate: String'))).toEqual([
      'hrss+civil-affairs · Person.deathDate · hrss and civil-affairs both answer for it',
    ]);
  });

  it('refuses it also when only one of them calls it shareable', () => {
    expect(check(person('name: String @shareable'), person('name: String'))).toHaveLength(1);
  });

  it('lets everybody identify: key fields, also nested ones, have no owner', () => {
    const year = 'type Year @shareable { year: Int }';
    const indicator = `${year} type Indicator @key(fields: "code period { year }") { code: ID! period: Year }`;
    expect(check(indicator, indicator)).toEqual([]);
  });

  it('takes the inner names of a nested key for no key of the type itself', () => {
    const indicator = 'type Indicator @key(fields: "code period { year }") { code: ID! year: Int }';
    expect(check(indicator, indicator)).toEqual([
      'hrss+civil-affairs · Indicator.year · hrss and civil-affairs both answer for it',
    ]);
  });

  it.each([
    ['one only reads it', person('deathDate: String @external'), person('deathDate: String')],
    ['both call the field shareable', person('name: String @shareable'), person('name: String @shareable')],
    ['both call the type shareable', person('name: String', '@shareable'), person('name: String', '@shareable')],
    ['one takes it over from the other', person('name: String @override(from: "civil-affairs")'), person('name: String')],
    ['it stands on an interface', 'interface Indicator { code: ID! }', 'interface Indicator { code: ID! }'],
  ])('accepts that %s', (_why, hrss, civilAffairs) => {
    expect(check(hrss, civilAffairs)).toEqual([]);
  });

  it('refuses a subgraph that forgot to link Federation 2, where everything would be shareable unsaid', () => {
    const found = OneOwnerPerFieldRule.check([{ department: 'hrss', document: parse(person('name: String')) }]);
    expect(found).toEqual([expect.objectContaining({ departments: ['hrss'], coordinate: '@link' })]);
  });
});
