import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('fields of an interface come from the departments that own them, for every kind', async () => {
  expect(await ask('{ services { id title score size { places } } }')).toEqual({
    data: {
      services: [
        { id: 'v1', title: '电工培训', score: 5, size: { places: 20 } },
        { id: 'v2', title: '创业补贴', score: 3, size: { places: null } },
        { id: 'v3', title: '护理培训', score: 4, size: { places: 40 } },
      ],
    },
  });
});

test('an interface that another department does not know', async () => {
  expect(await ask('{ titled { title ... on Training { score } ... on Service { s: score } } }')).toEqual({
    data: {
      titled: [
        { title: '电工培训', score: 5, s: 5 },
        { title: '创业补贴', s: 3 },
        { title: '护理培训', score: 4, s: 4 },
      ],
    },
  });
});

test('fragments on interface and kinds, overlapping and nested', async () => {
  expect(
    await ask(
      `{ services { title ... on Service { title } ... on Training { title hours ... on Titled { title ... on Subsidy { amount } } } ... on Subsidy { amount } ... on Titled { kind: __typename } } }`,
    ),
  ).toEqual({
    data: {
      services: [
        { title: '电工培训', hours: 40, kind: 'Training' },
        { title: '创业补贴', amount: 5000, kind: 'Subsidy' },
        { title: '护理培训', hours: 80, kind: 'Training' },
      ],
    },
  });
});

test('the same list twice under different names, with its own arguments', async () => {
  expect(
    await ask(
      '{ a: similar(id: "v1") { id score } b: similar(id: "v2") { id score } c: similar(id: "v3") { id reviews { id } } }',
    ),
  ).toEqual({
    data: { a: [{ id: 'v3', score: 4 }], b: [], c: [{ id: 'v1', reviews: [{ id: 1 }, { id: 2 }] }] },
  });
});

test('from a review back to the service, of whatever kind', async () => {
  expect(
    await ask('{ services { id reviews { service { title ... on Subsidy { amount } ... on Training { score } } } } }'),
  ).toEqual({
    data: {
      services: [
        { id: 'v1', reviews: [{ service: { title: '电工培训', score: 5 } }, { service: { title: '电工培训', score: 5 } }] },
        { id: 'v2', reviews: [{ service: { title: '创业补贴', amount: 5000 } }] },
        { id: 'v3', reviews: [] },
      ],
    },
  });
});

const withCondition = (fragment: string) =>
  `query ($on: Boolean!) { services { reviews { service { id ${fragment} ... on Subsidy { amount } } } } }`;
const first = (own: object) => [{ service: { id: 'v1', ...own } }, { service: { id: 'v1', ...own } }];
test.for([
  ['... on Training @include(if: $on) { title }', true, { title: '电工培训' }],
  ['... on Training @include(if: $on) { title }', false, {}],
  ['... on Training @skip(if: $on) { title }', false, { title: '电工培训' }],
  ['... on Training @skip(if: $on) { title }', true, {}],
  ['... on Training @skip(if: $on) { title } ... on Training { hours }', true, { hours: 40 }],
  ['... on Training @skip(if: $on) { title } ... on Training { hours }', false, { title: '电工培训', hours: 40 }],
  ['... on Training @include(if: $on) { title ... on Training { hours } }', true, { title: '电工培训', hours: 40 }],
  ['... on Training @include(if: $on) { title ... on Training @skip(if: $on) { hours } }', true, { title: '电工培训' }],
] as const)('%s, when the condition is %s', async ([fragment, on, own]) => {
  expect(await ask(withCondition(fragment), { on })).toEqual({
    data: { services: [{ reviews: first(own) }, { reviews: [{ service: { id: 'v2', amount: 5000 } }] }, { reviews: [] }] },
  });
});

test.for([
  ['... on Subsidy { amount } ... on Training @include(if: $on) { hours }', true, { hours: 40 }],
  ['... on Subsidy { amount } ... on Training @include(if: $on) { hours }', false, {}],
  ['... on Subsidy { amount } ... on Training { hours @skip(if: $on) }', false, { hours: 40 }],
  ['... on Subsidy @include(if: $on) { amount } ... on Training @include(if: $on) { hours }', true, { hours: 40 }],
] as const)('in any order of the kinds: %s, when the condition is %s', async ([fragments, on, own]) => {
  const query = `query ($on: Boolean!) { services { reviews { service { id ${fragments} } } } }`;
  expect(await ask(query, { on })).toEqual({
    data: { services: [{ reviews: first(own) }, { reviews: [{ service: { id: 'v2', amount: 5000 } }] }, { reviews: [] }] },
  });
});

test.for([
  ['... on Training @skip(if: $on) { title } id ... on Subsidy { amount }', false, { title: '电工培训' }],
  ['id ... on Training @include(if: $on) { title } ... on Subsidy @include(if: $also) { amount }', true, { title: '电工培训' }],
  ['id ... on Subsidy { amount } ... on Training @include(if: $on) { title }', true, { title: '电工培训' }],
] as const)('wherever the id stands, and with a condition of its own for each kind: %s, %s', async ([fragments, on, own]) => {
  const query = `query ($on: Boolean!, $also: Boolean = true) { services { reviews { service { ${fragments} } } } also: similar(id: "v9") @include(if: $also) { id } }`;
  expect(await ask(query, { on })).toMatchObject({
    data: { services: [{ reviews: first(own) }, { reviews: [{ service: { id: 'v2', amount: 5000 } }] }, { reviews: [] }] },
  });
});

test('a union below an interface, its members completed by a third department', async () => {
  expect(
    await ask(
      '{ services { ... on Training { provider { ...P } } ... on Subsidy { provider { ...P } } } } fragment P on Provider { __typename ... on Office { name head } ... on Unit { name staff phone } }',
    ),
  ).toEqual({
    data: {
      services: [
        { provider: { __typename: 'Office', name: '办公室 o1', head: '主任' } },
        { provider: { __typename: 'Unit', name: '单位 u1', staff: 9, phone: '12333' } },
        { provider: { __typename: 'Unit', name: '单位 u1', staff: 9, phone: '12333' } },
      ],
    },
  });
});
