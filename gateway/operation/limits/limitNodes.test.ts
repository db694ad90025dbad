import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultConfig, defaultLimits } from '../../config.ts';
import { loadSupergraph } from '../../supergraph/loadSupergraph.ts';
import { prepareOperation } from '../prepareOperation.ts';
import { countNodes } from './countNodes.ts';
import { limitNodes } from './limitNodes.ts';

const contract = join(import.meta.dirname, '../../../schema');
const { maxNodes } = defaultLimits;

const library = buildSchema(`
  type Query { people(first: Int! = 20, last: Int): PersonConnection! board: [Person!]! one: Person anyone: Anyone }
  type PersonConnection { edges: [PersonEdge!]! nodes: [Person!]! totalCount: Int! }
  type PersonEdge { node: Person! }
  union Anyone = Person | Office
  type Office { staff: [Person!]! }
  type Person { pid: ID! friends(first: Int! = 20, last: Int): PersonConnection! months(last: Int): [Month!] grid: [[Month!]!]! spouse: Person }
  type Month { month: String! }`);

function count(query: string, variables: Record<string, unknown> = {}): number {
  const { definition, fragments } = prepareOperation({ query }, library, defaultConfig);
  const root = library.getQueryType() ?? undefined;
  return countNodes({ selectionSet: definition.selectionSet, root, fragments, variables }, library);
}

describe('how many objects an answer may hold', () => {
  test.for([
    ['one object', '{ one { pid } }', 1],
    ['a plain list is taken to hold 30', '{ board { pid } }', 30],
    ['a list of lists is taken to hold 30 times 30', '{ one { grid { month } } }', 1 + 900],
    ['a list within a list multiplies', '{ board { months { month } } }', 30 + 900],
    ['a plain list with "last" is that long', '{ board { months(last: 12) { month } } }', 30 + 360],
    ['the items of a connection are as many as "first" says', '{ people(first: 5) { nodes { pid } } }', 1 + 5],
    ['edges and their nodes both count', '{ people(first: 5) { edges { node { pid } } } }', 1 + 10],
    ['without "first" the schema says how many', '{ people { nodes { pid } } }', 1 + 20],
    ['of "first" and "last" the larger counts', '{ people(first: 5, last: 50) { nodes { pid } } }', 1 + 50],
    ['only the total costs one', '{ people(first: 1000) { totalCount } }', 1],
    [
      'connections within connections multiply',
      '{ people(first: 10) { nodes { friends(first: 10) { nodes { pid } } } } }',
      1 + 10 + 10 + 100,
    ],
    [
      'a fragment carries the size of its connection',
      '{ people(first: 5) { ...P } } fragment P on PersonConnection { nodes { pid } }',
      1 + 5,
    ],
    [
      'each type of a union counts',
      '{ anyone { ... on Person { spouse { pid } } ... on Office { staff { pid } } } }',
      1 + 1 + 30,
    ],
    ['what is left out does not count', '{ board @skip(if: true) { pid } one @include(if: true) { pid } }', 1],
    ['introspection is not data', '{ __schema { types { name } } }', 0],
  ] as const)('%s', ([, query, expected]) => {
    expect(count(query)).toBe(expected);
  });

  test('page sizes and conditions are read from the variables', () => {
    const query = 'query ($n: Int!, $more: Boolean!) { people(first: $n) { nodes { pid } } board @include(if: $more) { pid } }';
    expect(count(query, { n: 7, more: false })).toBe(8);
    expect(count(query, { n: 70, more: true })).toBe(71 + 30);
  });

  test('fragments that double at every level are counted at once', () => {
    const levels = Array.from({ length: 60 }, (_, level) => `fragment F${level} on Person { ...F${level + 1} ...F${level + 1} }`);
    expect(count(`{ one { ...F0 } } ${levels.join(' ')} fragment F60 on Person { spouse { pid } }`)).toBeGreaterThan(2 ** 59);
  });
});

describe('the limit, on the city’s own graph', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = (await loadSupergraph(join(contract, 'supergraph.graphql'), {})).apiSchema;
  });
  const ask = (query: string, variables: Record<string, unknown> = {}, limit = maxNodes) =>
    limitNodes(prepareOperation({ query }, schema, defaultConfig), variables, { schema, maxNodes: limit });

  test.for(globSync('operations/*.graphql', { cwd: contract }))('%s stays far below it', file => {
    expect(() => ask(readFileSync(join(contract, file), 'utf8'), {}, maxNodes / 50)).not.toThrow();
  });

  test('lists within lists are refused, with the number and what to do', () => {
    const nested = '{ keyTasks { indicators { tasks { indicators { tasks { number } } } } } }';
    expect(() => ask(nested)).toThrow(/may return 25137930 objects; at most 500000 are allowed.*first, last/);
  });

  test('pages within pages are refused when they are large, by the variables of the one request', () => {
    const query =
      'query ($n: Int!) { dibaoHouseholds(first: $n) { edges { node { members(first: $n) { edges { node { __typename } } } } } } }';
    expect(() => ask(query, { n: 20 })).not.toThrow();
    expect(() => ask(query, { n: 500 })).toThrow(expect.objectContaining({ code: 'OPERATION_TOO_LARGE' }));
  });
});
