import { describe, expect, it } from 'vitest';
import { BoundedListsRule } from './BoundedListsRule.ts';
import { violations } from './harness.ts';

const PERSON = 'type Person @key(fields: "pid") { pid: ID! }';

describe('Contract: a list of entities is a connection or bounded', () => {
  it('refuses a plain list of entities', () => {
    expect(violations(BoundedListsRule, { hrss: `${PERSON} type Query { persons: [Person!]! }` })).toEqual([
      'hrss · Query.persons · It is a plain list of Person, without pages and without a bound',
    ]);
  });

  it('accepts a Relay connection, with its shortcut to the nodes', () => {
    const sdl = `${PERSON} type Query { persons(first: Int, after: String): PersonConnection }
      type PersonConnection { edges: [PersonEdge!]! nodes: [Person!]! } type PersonEdge { cursor: String! node: Person! }`;
    expect(violations(BoundedListsRule, { hrss: sdl })).toEqual([]);
  });

  it.each(['指标，最多 26 项 · indicators', 'indicators, At most 26'])('accepts a bound stated as "%s"', description => {
    const sdl = `type Task @key(fields: "number") { number: Int! } type Query { "${description}" tasks: [Task!]! }`;
    expect(violations(BoundedListsRule, { 'leading-group': sdl })).toEqual([]);
  });

  it('sees an entity behind an interface or a union, also when another department gives it its key', () => {
    const departments = {
      'leading-group': 'interface Indicator { code: ID! } type Query { indicators: [Indicator] }',
      hrss: 'interface Indicator { code: ID! } type HrssIndicator implements Indicator @key(fields: "code") { code: ID! }',
      audit: `${PERSON} union Subject = Person type Query { subjects: [Subject!]! }`,
    };
    expect(violations(BoundedListsRule, departments)).toEqual([
      'leading-group · Query.indicators · It is a plain list of Indicator, without pages and without a bound',
      'audit · Query.subjects · It is a plain list of Subject, without pages and without a bound',
    ]);
  });

  it('lets values be listed, and lists be sent', () => {
    const sdl = `${PERSON} type Month { value: Float } input Filter { codes: [ID!] } type Query { series: [Month!]! codes: [String!]! }`;
    expect(violations(BoundedListsRule, { hrss: sdl })).toEqual([]);
  });
});
