import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments, requireByInterface } from './departments.ts';

const { ask, heardBy } = useFederation(departments, {}, requireByInterface);
const gas = { reading: { __typename: 'Gas' } };
const line = '周二/8/燃气';

test.for([
  ['{ meter { line } }', { meter: { line } }],
  ['{ meter { reading { __typename } line } }', { meter: { ...gas, line } }],
  ['{ billed { id reading { __typename } line } }', { billed: { id: 'm2', ...gas, line } }],
  ['{ billed { reading { __typename } shortLine } }', { billed: { ...gas, shortLine: '周二' } }],
  ['{ tried { id line } }', { tried: { id: 'm1', line: '周一/5/试用' } }],
] as const)('fragments within fragments are required of the kinds they name: %s', async ([query, data]) => {
  expect(await ask(query)).toEqual({ data });
});

test.for([
  ['{ tried { id reading { __typename } } billed { id } }', { tried: { id: 'm1', reading: null }, billed: { id: 'm2' } }],
  ['{ tried { reading { __typename } line } }', { tried: { reading: null, line: '周一/5/试用' } }],
] as const)('a kind that is hidden does not leave, and is required all the same: %s', async ([query, data]) => {
  expect(await ask(query)).toMatchObject({ data });
});

test('a fragment on the field’s own interface requires no more than it says', async () => {
  await ask('{ billed { shortLine } }');
  expect(heardBy('meters').filter(field => !field.startsWith('Meter.'))).not.toContain('Measured.amount');
});

test('two fields that require different parts of one object, beside a third part for the caller', async () => {
  expect(await ask('{ billed { line shortLine reading { ... on Measured { amount } ... on Gas { day: mark } } } }')).toEqual({
    data: { billed: { line, shortLine: '周二', reading: { amount: 8, day: '燃气' } } },
  });
});
