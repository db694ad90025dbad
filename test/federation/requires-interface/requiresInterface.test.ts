import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('a field of an interface is required of every kind', async () => {
  expect(await ask('{ residents { route } }')).toEqual({
    data: { residents: [{ route: '南街' }, { route: '北街' }, { route: '西街' }, { route: 'none' }] },
  });
});

test('fragments require different fields of different kinds', async () => {
  const { data } = (await ask('{ residents { permit } }')) as { data: { residents: { permit: string }[] } };
  expect(data.residents.map(({ permit }) => JSON.parse(permit))).toMatchObject([
    { __typename: 'Home', id: 'x1' },
    { __typename: 'Institution', id: 'x2', licence: 'L2', keeper: { level: 3 } },
    { __typename: 'Institution', id: 'x3', licence: 'L3', keeper: { name: '慈善会' } },
    null,
  ] as never[]);
  expect(JSON.parse(data.residents[0]?.permit ?? '')).not.toHaveProperty('licence');
});

test('beside the same fields for the caller, renamed', async () => {
  expect(
    await ask(
      '{ residents { route residence { id: street street: __typename ... on Institution { beds kept: keeper { __typename ... on State { l: level } } } } } }',
    ),
  ).toEqual({
    data: {
      residents: [
        { route: '南街', residence: { id: '南街', street: 'Home' } },
        { route: '北街', residence: { id: '北街', street: 'Institution', beds: 20, kept: { __typename: 'State', l: 3 } } },
        { route: '西街', residence: { id: '西街', street: 'Institution', beds: 20, kept: { __typename: 'Trust' } } },
        { route: 'none', residence: null },
      ],
    },
  });
});
