import type { FieldNode } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { coerceVariables } from '../../operation/coerceVariables.ts';
import { type PolicyUnderTest, policyOver } from '../../testkit/policyOver.ts';
import { everybodys, open, personal } from '../../testkit/sharingLink.ts';
import { reachFields } from '../reach/reachFields.ts';
import { countPersons } from './countPersons.ts';

const hrss = `
  type Query {
    person(pid: ID): Person ${personal('hrss')}
    isInsured(pid: ID): Boolean ${personal('hrss')}
    pensioners(first: Int! = 20, last: Int): Page! ${personal('hrss')}
    orphans: [Person!]! ${personal('hrss')}
    towns(first: Int): Towns! ${open('hrss')}
    town: Town ${open('hrss')}
    deaths(first: Int! = 20, after: String, pid: ID): Deaths! ${personal('hrss')}
  }
  type Deaths { edges: [Death!]! pageInfo: PageInfo! totalCount: Int }
  type Death { cursor: String! node: Person! }
  type PageInfo @shareable { hasNextPage: Boolean! }
  type Page { nodes: [Person!]! }
  type Towns { nodes: [Town!]! }
  type Town ${open('hrss')} { name: String people(first: Int): Page! ${personal('hrss')} deaths(first: Int): Deaths! ${personal('hrss')} mayor: Person ${personal('hrss')} }
  type Person @key(fields: "pid") { pid: ID! ${everybodys} children: [Person!]! ${personal('hrss')} }`;

let policy: PolicyUnderTest;
beforeAll(async () => {
  policy = await policyOver({ hrss });
});

function count(query: string, given: object = {}, withheldName?: string): number {
  const { graph } = policy;
  const operation = policy.prepare(query);
  const reached = reachFields(operation, graph);
  const withheld = new Map(
    [...reached.keys()].filter(({ name }) => name.value === withheldName).map((node: FieldNode) => [node, {}]),
  );
  const variables = coerceVariables(graph.apiSchema, operation, { ...given });
  return countPersons(operation, { reached, withheld, schema: graph.apiSchema, variables });
}

describe('a caller looks at', () => {
  it.each([
    ['nobody', '{ town { name } __typename __schema { queryType { name } } }', 0],
    ['one person', '{ person { pid children { pid } } }', 1],
    ['one whose name is no object', '{ isInsured(pid: "1") }', 1],
    ['one under each alias', '{ a: person(pid: "1") { pid } b: person(pid: "2") { pid } isInsured }', 3],
    [
      'one, though two fragments ask for the same',
      '{ ...A ...B } fragment A on Query { person { pid } } fragment B on Query { person { pid } }',
      1,
    ],
    ['a page', '{ pensioners(first: 100) { nodes { pid } } }', 100],
    ['a page of the usual size', '{ pensioners { nodes { pid } } }', 20],
    ['the longest that is asked', '{ pensioners(first: 1, last: 50) { nodes { pid } } }', 50],
    ['a list of which nobody says how long it is', '{ orphans { pid } }', 30],
    ['a page in each of a page', '{ towns(first: 10) { nodes { mayor { pid } people(first: 5) { nodes { pid } } } } }', 60],
    ['nobody on a page of none', '{ pensioners(first: 0) { nodes { pid } } }', 0],
    ['nobody on a page of less', '{ pensioners(first: -5) { nodes { pid } } }', 0],
  ])('%s', (_, query, expected) => expect(count(query)).toBe(expected));

  it('as many as variables say, or their defaults', () => {
    const query = 'query ($n: Int! = 7) { pensioners(first: $n) { nodes { pid } } }';
    expect([count(query), count(query, { n: 400 })]).toEqual([7, 400]);
  });

  it('nobody in what conditions leave out', () => {
    const query = 'query ($a: Boolean!) { person @include(if: $a) { pid } ... @skip(if: $a) { orphans { pid } } }';
    expect([count(query, { a: true }), count(query, { a: false })]).toEqual([1, 30]);
  });

  describe('of a list of which only is asked how long it is', () => {
    it.each([
      ['nobody', '{ deaths(first: 490) { totalCount } }', 0],
      ['nobody, under whatever names', '{ a: deaths(first: 490) { edges: totalCount __typename pageInfo { hasNextPage } } }', 0],
      ['nobody, by fragments', '{ deaths(first: 490) { ...T } } fragment T on Deaths { ... on Deaths { totalCount } }', 0],
      ['nobody in each of a list', '{ towns(first: 10) { nodes { deaths(first: 5) { totalCount } } } }', 0],
      ['one, when a filter may mean a single person', '{ deaths(first: 490, pid: "1") { totalCount } }', 1],
      ['nobody, from another page on', '{ deaths(first: 490, after: "x") { totalCount } }', 0],
      ['a page, when its objects are asked for too', '{ deaths(first: 490) { totalCount edges { node { pid } } } }', 490],
      ['a page, when only their cursors are', '{ deaths(first: 490) { edges { cursor } } }', 490],
      ['a page, under an innocent name', '{ deaths(first: 490) { totalCount: edges { __typename } } }', 490],
      [
        'a page, when a fragment asks for its objects',
        '{ deaths(first: 490) { totalCount ...E } } fragment E on Deaths { edges { node { pid } } }',
        490,
      ],
      [
        'a page, when the same is selected elsewhere',
        '{ deaths(first: 490) { totalCount } deaths(first: 490) { edges { node { pid } } } }',
        490,
      ],
      ['a page in each of a list', '{ towns(first: 10) { nodes { deaths(first: 5) { edges { cursor } } } } }', 50],
      ['all of a list without a length of its own', '{ orphans { __typename } person { __typename } }', 31],
    ])('%s', (_, query, expected) => expect(count(query)).toBe(expected));

    it('as many as conditions leave', () => {
      const query = 'query ($all: Boolean!) { deaths(first: 490) { totalCount edges @include(if: $all) { node { pid } } } }';
      expect([count(query, { all: true }), count(query, { all: false })]).toEqual([490, 0]);
      const skipping = 'query ($few: Boolean!) { deaths(first: 490) { totalCount ... @skip(if: $few) { edges { cursor } } } }';
      expect([count(skipping, { few: false }), count(skipping, { few: true })]).toEqual([490, 0]);
    });

    it('nobody when its objects are withheld', () => {
      expect(count('{ deaths(first: 490) { totalCount edges { node { pid } } } }', {}, 'edges')).toBe(0);
    });
  });

  it('nobody in what is withheld', () => expect(count('{ person { pid } orphans { pid } }', {}, 'orphans')).toBe(1));
});

it('fragments that fan out are counted quickly', () => {
  const depth = 9;
  const fragments = Array.from(
    { length: depth },
    (_, index) =>
      `fragment F${index} on Town { mayor { pid } ${index === 0 ? 'name' : `...F${index - 1} ... on Town { ...F${index - 1} }`} }`,
  );
  expect(count(`{ town { ...F${depth - 1} } } ${fragments.join(' ')}`)).toBe(1);
});
