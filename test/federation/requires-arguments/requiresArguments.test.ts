import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('a required field comes with the arguments that were required', async () => {
  expect(await ask('{ tickets { id name fee } }')).toEqual({
    data: {
      tickets: [
        { id: 't1', name: '单 t1', fee: 11 },
        { id: 't2', name: '单 t2', fee: 44 },
      ],
    },
  });
});

test('two fields that require one field with different arguments each get their own', async () => {
  expect(await ask('{ tickets { fee feeAbroad isDear } }')).toEqual({
    data: {
      tickets: [
        { fee: 11, feeAbroad: 2, isDear: false },
        { fee: 44, feeAbroad: 6, isDear: true },
      ],
    },
  });
});

test.for(['isDear feeAbroad fee', 'isDear fee feeAbroad', 'feeAbroad isDear fee', 'fee isDear feeAbroad'])(
  'in any order: %s',
  async fields => {
    expect(await ask(`{ tickets { ${fields} } }`)).toEqual({
      data: {
        tickets: [
          { fee: 11, feeAbroad: 2, isDear: false },
          { fee: 44, feeAbroad: 6, isDear: true },
        ],
      },
    });
  },
);

test.for([
  [true, { feeAbroad: 2 }, { feeAbroad: 6 }],
  [false, {}, {}],
] as const)('under a condition that is %s', async ([on, one, two]) => {
  expect(await ask('query ($on: Boolean!) { tickets { fee feeAbroad @include(if: $on) } }', { on })).toEqual({
    data: {
      tickets: [
        { fee: 11, ...one },
        { fee: 44, ...two },
      ],
    },
  });
});

test('the caller’s own arguments to that field do not disturb what is required, nor the other way round', async () => {
  expect(
    await ask(
      'query ($c: String!) { tickets { price(currency: $c) fee cny: price(currency: "CNY") feeAbroad } queue { price(currency: $c) fee } }',
      { c: 'EUR' },
    ),
  ).toEqual({
    data: {
      tickets: [
        { price: 2, fee: 11, cny: 11, feeAbroad: 2 },
        { price: 3, fee: 44, cny: 22, feeAbroad: 6 },
      ],
      queue: [
        { price: 2, fee: 11 },
        { price: 3, fee: 44 },
      ],
    },
  });
});

test('an object from a required key with an argument', async () => {
  expect(await ask('{ queue { clerk { id name } clerkId(short: false) } }')).toEqual({
    data: {
      queue: [
        { clerk: { id: 'k2', name: '办事员 k2' }, clerkId: 'k2-long' },
        { clerk: { id: 'k1', name: '办事员 k1' }, clerkId: 'k1-long' },
      ],
    },
  });
});

test('a list with an argument below what is required, while the caller asks for it with another', async () => {
  const isLong = [
    { id: 't1-n1', isLong: true },
    { id: 't1-n2', isLong: false },
    { id: 't1-n3', isLong: false },
  ];
  expect(
    await ask(
      'query ($limit: Int = 3) { tickets { ...A ...B } } fragment A on Ticket { notes(limit: $limit) { id } } fragment B on Ticket { notes(limit: $limit) { isLong } }',
    ),
  ).toMatchObject({
    data: { tickets: [{ notes: isLong }, { notes: [{ id: 't2-n1', isLong: true }, {}, {}] }] },
  });
});
