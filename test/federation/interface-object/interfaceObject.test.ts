import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls, heardBy } = useFederation(departments);

describe('from the department that knows the kinds', () => {
  test('the other department’s field is there on every kind', async () => {
    expect(await ask('{ indicators { id name value } }')).toEqual({
      data: {
        indicators: [
          { id: 'i1', name: '率 i1', value: 10 },
          { id: 'i2', name: '数 i2', value: 20 },
          { id: 'i3', name: '率 i3', value: 30 },
        ],
      },
    });
    expect(heardBy('values')).toEqual(['Indicator.value']);
  });

  test('on one kind only, when only that was asked for', async () => {
    expect(await ask('{ indicators { __typename ... on CountIndicator { value floor } } }')).toEqual({
      data: {
        indicators: [
          { __typename: 'RateIndicator' },
          { __typename: 'CountIndicator', value: 20, floor: 1000 },
          { __typename: 'RateIndicator' },
        ],
      },
    });
  });

  test('and on a field whose type is one kind', async () => {
    expect(
      await ask('{ rate(id: "i1") { value target ... on Indicator { again: value } } none: rate(id: "i2") { value } }'),
    ).toEqual({
      data: { rate: { value: 10, target: 95, again: 10 }, none: null },
    });
  });
});

describe('from the department that does not', () => {
  test('its own fields come from itself; only which kind it is, is asked elsewhere', async () => {
    expect(await ask('{ latest { id value } }')).toEqual({
      data: {
        latest: [
          { id: 'i2', value: 20 },
          { id: 'i1', value: 10 },
        ],
      },
    });
    expect(heardBy('catalogue')).toEqual([]);
  });

  test('which kind it is says the other department', async () => {
    expect(await ask('{ latest { __typename kind: __typename } one(id: "i3") { __typename id } }')).toEqual({
      data: {
        latest: [
          { __typename: 'CountIndicator', kind: 'CountIndicator' },
          { __typename: 'RateIndicator', kind: 'RateIndicator' },
        ],
        one: { __typename: 'RateIndicator', id: 'i3' },
      },
    });
  });

  test('so do the fields of a kind, and of the interface', async () => {
    expect(
      await ask('{ latest { name ... on RateIndicator { target value } ... on CountIndicator { floor n: name } } }'),
    ).toEqual({
      data: {
        latest: [
          { name: '数 i2', floor: 1000, n: '数 i2' },
          { name: '率 i1', target: 95, value: 10 },
        ],
      },
    });
  });

  test('a field of its own under one kind is asked for, but shown on that kind only', async () => {
    expect(await ask('{ latest { ... on RateIndicator { value } } }')).toEqual({ data: { latest: [{}, { value: 10 }] } });
  });

  test('and deeper down, back and forth', async () => {
    expect(
      await ask(
        '{ indicators { ... on CountIndicator { comparable { __typename name comparable { value ... on CountIndicator { floor } } } } } }',
      ),
    ).toEqual({
      data: {
        indicators: [
          {},
          {
            comparable: [
              { __typename: 'RateIndicator', name: '率 i1', comparable: [{ value: 20, floor: 1000 }, { value: 30 }] },
              { __typename: 'RateIndicator', name: '率 i3', comparable: [{ value: 10 }, { value: 20, floor: 1000 }] },
            ],
          },
          {},
        ],
      },
    });
  });

  test('an id that the owner of the kinds does not know has no kind: null, and said so', async () => {
    const answer = await ask('{ one(id: "i9") { id value name } }');
    expect(answer).toMatchObject({ data: { one: null }, errors: [{ path: expect.arrayContaining(['one']) }] });
  });
});

test.for([
  '{ latest { id ... on CountIndicator { name @skip(if: true) } } }',
  '{ latest { id ... on CountIndicator { ...F @include(if: false) } } } fragment F on CountIndicator { name }',
])('what is left out for one kind needs no kinds: %s', async query => {
  expect(await ask(query)).toEqual({ data: { latest: [{ id: 'i2' }, { id: 'i1' }] } });
  expect(calls()).toEqual({ values: 1 });
});
