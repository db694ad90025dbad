import { execute, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApiSchema } from './supergraph/buildApiSchema.ts';
import { createCity } from './testkit/city.ts';
import { compose, type Federation, startFederation } from './testkit/startFederation.ts';
import { wholeCity } from './testkit/wholeCity.ts';

const departments = Object.values(createCity());
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(departments);
});
afterAll(() => federation[Symbol.asyncDispose]());

const operations: readonly (string | [string, object])[] = [
  '{ indicators { code name value status } }',
  '{ indicators { code name year value numerator asOf status series { month value } } }',
  ['query ($codes: [ID!]) { indicators(codes: $codes) { code value } }', { codes: ['C1', 'R1'] }],
  ['query ($n: Int = 3) { indicators { code series(last: $n) { month v: value } } }', {}],
  ['query ($n: Int) { indicators { code series(last: $n) { month value } } }', { n: 1 }],
  '{ indicators { __typename code kind: __typename ... on HrssIndicator { value asOf } ... on CivilIndicator { status } } }',
  '{ indicators { ... on HrssIndicator { v: value } ... on CivilIndicator { v: numerator } ... on ReportedIndicator { v: value } } }',
  '{ indicators { code: name value name: code status } }',
  '{ indicators { year: name code: status value } }',
  '{ indicators { ... on HrssIndicator { series(last: 1) { month } } ... on CivilIndicator { series(last: 3) { month } } } }',
  ['query ($s: Boolean!) { indicators { code value @include(if: $s) status @skip(if: $s) } }', { s: true }],
  ['query ($s: Boolean!) { indicators { code value @include(if: $s) status @skip(if: $s) } }', { s: false }],
  ['query ($s: Boolean = true) { indicators { code ... @include(if: $s) { numerator } } people @skip(if: $s) { pid } }', {}],
  [
    'query ($a: Boolean!, $b: Boolean!) { people { pid @skip(if: $a) @include(if: $b) name @include(if: $a) @skip(if: $b) } }',
    { a: false, b: true },
  ],
  '{ indicators { code @skip(if: true) name @include(if: true) value @include(if: false) } }',
  '{ tasks { id indicators { code value status } lead { pid name paidAfterDeath died: deathDate } } }',
  '{ tasks { subject { __typename ... on Person { pid name spouse { name } } ... on HrssIndicator { code value } } } }',
  '{ a: people { spouse { pension(kind: "basic") } } b: people { spouse { pension(kind: "extra") } } }',
  '{ a: people { spouse { x: pension(kind: "basic") } } b: people { spouse { x: pension(kind: "extra") spouse { x: name } } } }',
  '{ people { deathDate: paidAfterDeath pid: name name: pid spouse { deathDate: name } } }',
  '{ people { pid spouse { pid spouse { pid paidAfterDeath spouse { name paidAfterDeath } } } } }',
  '{ one: person(pid: "p1") { name spouse { deathDate } } none: person(pid: "nobody") { name spouse { deathDate } } }',
  '{ people { ...A ...B } } fragment A on Person { pid spouse { ...C } } fragment B on Person { spouse { name } } fragment C on Person { deathDate }',
  '{ __typename people { __typename pid } }',
  '{ q: __typename }',
  '{ ...R } fragment R on Query { __typename people { pid } ... on Query { t: __typename } }',
  '{ __type(name: "Indicator") { name kind possibleTypes { name } } people { pid } }',
  ['query ($t: String!) { __type(name: $t) { enumValues { name } } __schema { queryType { name } } }', { t: 'Status' }],
  [
    'mutation ($n: String!) { first: rename(code: "H1", name: $n) { name value } second: rename(code: "C1", name: "x") { code status } }',
    { n: '甲' },
  ],
  '{ indicators(codes: []) { code value status } }',
  '{ indicators { code } tasks { indicators { name } } }',
  '{ tasks { subject { ... on Person { pid } } } }',
];

test.for(operations.map(operation => (typeof operation === 'string' ? ([operation, {}] as const) : operation)))(
  'the federation answers %s as one schema would',
  async ([query, variables]) => {
    const schema = buildApiSchema(parse(compose(departments)));
    const expected = await execute({ schema, document: parse(query), rootValue: wholeCity, variableValues: { ...variables } });
    const { body } = await federation.ask(query, { variables });
    expect(body.errors).toEqual(expected.errors);
    // Compared as text: the order of fields is part of the specification.
    expect(JSON.stringify(body.data)).toBe(JSON.stringify(expected.data));
  },
);
