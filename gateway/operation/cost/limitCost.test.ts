import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { type GraphQLSchema, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultConfig } from '../../config/GatewayConfig.ts';
import { defaultLimits } from '../../config/GatewayLimits.ts';
import { attachCosts } from '../../supergraph/attachCosts.ts';
import { buildApiSchema } from '../../supergraph/buildApiSchema.ts';
import { loadSupergraph } from '../../supergraph/loadSupergraph.ts';
import { coerceVariables } from '../coerceVariables.ts';
import { prepareOperation } from '../prepareOperation.ts';
import { limitCost } from './limitCost.ts';
import type { CostEstimate } from './OperationCost.ts';

const contract = join(import.meta.dirname, '../../../schema');

/** The public schema of one department's SDL, composed as the city's is. */
function schemaOf(sdl: string, imports = '["@cost", "@listSize"]'): GraphQLSchema {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${imports})`;
  const { supergraphSdl, errors } = composeServices([{ name: 'x', url: 'http://x/', typeDefs: parse(`${link} ${sdl}`) }]);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  const supergraph = parse(supergraphSdl);
  const schema = buildApiSchema(supergraph);
  attachCosts(schema, supergraph);
  return schema;
}

interface Asked {
  query: string;
  variables?: Record<string, unknown>;
  limits?: { maxNodes?: number; maxCost?: number };
}

function estimate(schema: GraphQLSchema, { query, variables = {}, limits }: Asked): CostEstimate {
  const operation = prepareOperation({ query }, schema, defaultConfig);
  const unlimited = { maxNodes: Number.MAX_SAFE_INTEGER, maxCost: Number.MAX_SAFE_INTEGER };
  return limitCost(operation.cost, coerceVariables(schema, operation, variables), { ...unlimited, ...limits });
}

const library = schemaOf(`
  type Query { people(first: Int! = 20, last: Int): PersonConnection! board: [Person!]! one: Person anyone: Anyone }
  type PersonConnection { edges: [PersonEdge!]! nodes: [Person!]! totalCount: Int! }
  type PersonEdge { node: Person! }
  union Anyone = Person | Office
  type Office { staff: [Person!]! }
  type Person { pid: ID! friends(first: Int! = 20, last: Int): PersonConnection! months(last: Int): [Month!] grid: [[Month!]!]! spouse: Person }
  type Month { month: String! }`);

describe('how many objects an answer may hold, when departments say nothing more', () => {
  const count = (query: string, variables: Record<string, unknown> = {}) => estimate(library, { query, variables }).nodes;

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
    ['a negative page is refused by the department, and counts nothing', '{ people(first: -5) { nodes { pid } } }', 1],
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
      'and of each connection that spreads it',
      '{ people(first: 5) { ...P } one { friends(first: 7) { ...P } } } fragment P on PersonConnection { nodes { pid } }',
      1 + 5 + 1 + 1 + 7,
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
    const query =
      'query ($n: Int!, $more: Boolean!) { people(first: $n) { ... @include(if: $more) { nodes { pid } } } board @include(if: $more) { pid } one { pid } }';
    expect(count(query, { n: 7, more: false })).toBe(2);
    expect(count(query, { n: 70, more: true })).toBe(71 + 30 + 1);
  });

  test('fragments that double at every level are counted at once, whatever their pages and conditions', () => {
    const levels = Array.from(
      { length: 60 },
      (_, level) => `fragment F${level} on Person { ...F${level + 1} ... @include(if: $yes) { ...F${level + 1} } }`,
    );
    const query = `query ($yes: Boolean!) { one { ...F0 } } ${levels.join(' ')} fragment F60 on Person { friends(first: 3) { nodes { pid } } }`;
    expect(count(query, { yes: true })).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('what departments say with @cost and @listSize', () => {
  const sdl = `
    type Query {
      plain: Item  priced: Item @cost(weight: 50)  heavy: Heavy  status: Status  name: String
      report(month: String @cost(weight: 7)): Int
      search(filter: Filter, ids: [ID!], ranges: [Range!]): Item
      fixed: [Item!]! @listSize(assumedSize: 4)
      cut(limit: Int, size: Int = 5): [Item!]! @listSize(slicingArguments: ["limit", "size"], requireOneSlicingArgument: false)
      must(limit: Int, size: Int): [Item!]! @listSize(slicingArguments: ["limit", "size"])
      page(limit: Int): Page! @listSize(slicingArguments: ["limit"], sizedFields: ["items"])
      fewer: Page! @listSize(assumedSize: 3, sizedFields: ["items"])
    }
    type Mutation { change: Item }
    type Item { name: String  photo: Photo  price: Int @cost(weight: 2) }
    type Heavy @cost(weight: 20) { name: String }
    type Page { items: [Item!]! others: [Item!]! }
    scalar Photo @cost(weight: 3)
    enum Status @cost(weight: 4) { UP DOWN }
    input Filter { text: String @cost(weight: 5)  range: Range }
    input Range { from: Int to: Int }`;
  const shop = schemaOf(sdl);
  const cost = (query: string, variables: Record<string, unknown> = {}) => estimate(shop, { query, variables }).cost;

  test.for([
    ['an object costs 1 and its scalars nothing', '{ plain { name } name }', 1],
    ['a weight on a field replaces what its type costs', '{ priced { name } }', 50],
    ['a weight on a type holds for every field of that type', '{ heavy { name } }', 20],
    ['scalars, enums and leaf fields may cost something', '{ status plain { photo price } }', 4 + 1 + 3 + 2],
    ['a mutation costs 10', 'mutation { change { name } }', 11],
    ['an argument that is given costs its weight', '{ a: report b: report(month: "2026-01") }', 7],
    [
      'an input object costs 1 and its fields what they say',
      '{ search(filter: { text: "x", range: { from: 1 } }) { name } }',
      1 + 1 + 5 + 1,
    ],
    [
      'so does each object in a list of them, while keys cost nothing',
      '{ search(ids: [1, 2], ranges: [{ from: 1 }, { from: 2 }]) { name } }',
      1 + 2,
    ],
    ['a list is as long as it is assumed to be', '{ fixed { price } }', 4 * 3],
    ['a list is as long as its argument says, whatever that is called', '{ cut(limit: 9) { name } }', 9],
    ['of several the largest counts', '{ cut(limit: 9, size: 11) { name } }', 11],
    ['the default counts where none is given', '{ cut { name } }', 5],
    [
      'an argument may size the lists below a field, and only those',
      '{ page(limit: 8) { items { name } others { name } } }',
      1 + 8 + 30,
    ],
    ['and so may an assumed size, also through a fragment', '{ fewer { ...P } } fragment P on Page { items { name } }', 1 + 3],
  ] as const)('%s', ([, query, expected]) => {
    expect(cost(query)).toBe(expected);
  });

  test('values in variables cost what they would cost in the document', () => {
    const query = `query ($f: Filter, $r: Range, $rs: [Range!], $m: String) {
      search(filter: $f, ranges: $rs) { name }
      again: search(filter: { range: $r }, ranges: $rs) { name }
      report(month: $m)
    }`;
    expect(cost(query)).toBe(1 + 1 + 1);
    expect(cost(query, { f: { text: 'x' }, r: { from: 1 }, rs: [{ from: 1 }, { to: 2 }], m: '2026-01' })).toBe(
      1 + 6 + 2 + 1 + 1 + 1 + 2 + 7,
    );
  });

  test('a list that must be cut by exactly one argument is refused without one, and with two', () => {
    const refusal = (count: number) =>
      expect.objectContaining({
        code: 'LIST_SIZE_REQUIRED',
        message: expect.stringMatching(`Query.must takes exactly one of the arguments limit, size.*; ${count} were given`),
      });
    expect(() => cost('{ must { name } }')).toThrow(refusal(0));
    expect(() => cost('{ must(limit: 1, size: 2) { name } }')).toThrow(refusal(2));
    expect(() => cost('query ($n: Int) { must(limit: $n) { name } }')).toThrow(refusal(0));
    expect(cost('query ($n: Int) { must(limit: $n) { name } }', { n: 6 })).toBe(6);
    expect(cost('{ must(size: 2) { name } must2: must(size: 1) @skip(if: true) { name } }')).toBe(2);
  });

  test('an operation beyond the limit is refused with the estimate, the limit and the dearest field', () => {
    const query = '{ plain { name } page(limit: 500) { items { photo } others { name } } }';
    expect(() => estimate(shop, { query, limits: { maxCost: 1000 } })).toThrow(
      expect.objectContaining({
        code: 'OPERATION_TOO_COSTLY',
        message: expect.stringMatching(/cost 2032, most of it at page\.items\.photo; at most 1000 is allowed/),
      }),
    );
  });

  test('departments may rename the directives, or use them by their full names', () => {
    const renamed = '[{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@long" }]';
    const schema = schemaOf('type Query { a: [A] @long(assumedSize: 3) @price(weight: 5) } type A { b: Int }', renamed);
    expect(estimate(schema, { query: '{ a { b } }' }).cost).toBe(15);
    const full = schemaOf('type Query { a: [A] @federation__listSize(assumedSize: 3) } type A { b: Int }', '[]');
    expect(estimate(full, { query: '{ a { b } }' }).cost).toBe(3);
  });

  test('a directive of the same name that is not the specification’s means nothing', () => {
    const supergraph = parse('directive @cost(weight: Int!) on FIELD_DEFINITION type Query { a: Int @cost(weight: 5) }');
    const schema = buildApiSchema(supergraph);
    attachCosts(schema, supergraph);
    expect(estimate(schema, { query: '{ a }' }).cost).toBe(0);
  });
});

describe('the limits, on the city’s own graph', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = (await loadSupergraph(join(contract, 'supergraph.graphql'), {})).apiSchema;
  });

  test.for(globSync('operations/*.graphql', { cwd: contract }))('%s stays far below them', file => {
    const query = readFileSync(join(contract, file), 'utf8');
    const operation = prepareOperation({ query }, schema, defaultConfig);
    const { maxNodes, maxCost } = defaultLimits;
    expect(() => limitCost(operation.cost, { pid: 'x' }, { maxNodes: maxNodes / 50, maxCost: maxCost / 50 })).not.toThrow();
  });

  test('lists within lists are refused, with the number, the place and what to do', () => {
    const query = '{ keyTasks { indicators { tasks { indicators { tasks { number } } } } } }';
    expect(() => estimate(schema, { query, limits: defaultLimits })).toThrow(
      /may return 16758620 objects, most of them at keyTasks.indicators.tasks.indicators.tasks; at most 500000 are allowed.*first, last/,
    );
  });

  test('pages within pages are refused when they are large, by the variables of the one request', () => {
    const query =
      'query ($n: Int!) { dibaoHouseholds(first: $n) { edges { node { members(first: $n) { edges { node { __typename } } } } } } }';
    const ask = (n: number) => estimate(schema, { query, variables: { n }, limits: defaultLimits });
    expect(() => ask(20)).not.toThrow();
    expect(() => ask(500)).toThrow(expect.objectContaining({ code: 'OPERATION_TOO_LARGE' }));
  });
});
