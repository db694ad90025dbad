import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls } = useFederation(departments);

test.for([
  [
    'query ($b: Boolean = false) { station { beds neverAsked @include(if: $b) } }',
    {},
    { station: { beds: 10 } },
    { stations: 1 },
  ],
  ['query ($b: Boolean = true) { station { beds neverAsked @skip(if: $b) } }', {}, { station: { beds: 10 } }, { stations: 1 }],
  [
    'query ($b: Boolean = true) { station { beds stars @include(if: $b) } }',
    {},
    { station: { beds: 10, stars: 4 } },
    { stations: 1, ratings: 1 },
  ],
  [
    'query ($b: Boolean = false) { station { beds stars @skip(if: $b) } }',
    {},
    { station: { beds: 10, stars: 4 } },
    { stations: 1, ratings: 1 },
  ],
  ['query ($b: Boolean!) { station @include(if: $b) { hidden } __typename }', { b: false }, { __typename: 'Query' }, {}],
  [
    'query ($b: Boolean!) { station { ... @include(if: $b) { neverAsked owner { phone } } id } }',
    { b: false },
    { station: { id: 's1' } },
    { stations: 1 },
  ],
  [
    'query ($b: Boolean!) { station { ...F @skip(if: $b) id } } fragment F on Station { neverAsked hidden }',
    { b: true },
    { station: { id: 's1' } },
    undefined,
  ],
  [
    'query ($b: Boolean!) { station { ...F @skip(if: $b) id } } fragment F on Station { stars owner { name } }',
    { b: false },
    { station: { stars: 4, owner: { name: '民政局' }, id: 's1' } },
    { stations: 1, ratings: 1, owners: 1 },
  ],
  [
    'query ($b: Boolean!) { stations { perBed @include(if: $b) beds } }',
    { b: true },
    {
      stations: [
        { perBed: 10, beds: 10 },
        { perBed: 5, beds: 20 },
      ],
    },
    { stations: 1, ratings: 1 },
  ],
  [
    'query ($b: Boolean!) { stations { perBed @include(if: $b) id } }',
    { b: false },
    { stations: [{ id: 's1' }, { id: 's2' }] },
    undefined,
  ],
  [
    'query ($a: Boolean!, $b: Boolean!) { station { stars @include(if: $a) @skip(if: $b) x: stars @include(if: $b) @skip(if: $a) } }',
    { a: true, b: false },
    { station: { stars: 4 } },
    undefined,
  ],
  [
    'query ($a: Boolean!, $b: Boolean!) { station { owner @include(if: $a) { name @skip(if: $b) phone @include(if: $b) } owner { id } } }',
    { a: true, b: false },
    { station: { owner: { name: '民政局', id: 'o1' } } },
    undefined,
  ],
  [
    'query ($a: Boolean!) { station { owner { name @include(if: $a) } owner @skip(if: $a) { id } } }',
    { a: false },
    { station: { owner: { id: 'o1' } } },
    undefined,
  ],
  [
    '{ station { id @skip(if: true) beds @include(if: true) neverAsked @include(if: false) } }',
    {},
    { station: { beds: 10 } },
    { stations: 1 },
  ],
  [
    'query ($b: Boolean!) { station { stars @skip(if: true) @include(if: $b) ... @include(if: false) { hidden } id } }',
    { b: true },
    { station: { id: 's1' } },
    { stations: 1 },
  ],
] as const)('%s with %o', async ([query, variables, data, asked]) => {
  expect(await ask(query, variables)).toEqual({ data });
  if (asked) expect(calls()).toEqual(asked);
});

test('a department that is asked about one list anyway does not hear about whom a condition leaves out', async () => {
  const ratings = departments.find(({ name }) => name === 'ratings');
  const query =
    'query ($all: Boolean!) { station { stars } stations { stars @include(if: $all) ... @include(if: $all) { perBed } } }';
  const heardOf = () => ratings?.heard.flatMap(({ variables }) => Object.values(variables).filter(Array.isArray).flat()).length;
  await ask(query, { all: true });
  const withAll = heardOf();
  await ask(query, { all: false });
  expect(calls()).toEqual({ stations: 1, ratings: 1 });
  expect(heardOf()).toBe(1);
  expect(withAll).toBeGreaterThan(1);
});

test('what hangs below a field under a condition is asked of nobody when the condition leaves it out', async () => {
  const query = 'query ($more: Boolean!) { station { owner { id } ... @include(if: $more) { owner { name } } } }';
  expect(await ask(query, { more: true })).toEqual({ data: { station: { owner: { id: 'o1', name: '民政局' } } } });
  expect(calls()).toMatchObject({ owners: 1 });
  expect(await ask(query, { more: false })).toEqual({ data: { station: { owner: { id: 'o1' } } } });
  expect(calls()).not.toHaveProperty('owners');
});
