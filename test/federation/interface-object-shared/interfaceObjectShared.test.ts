import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls, heardBy } = useFederation(departments);

test('what the department without kinds knows of all of them comes from it alone', async () => {
  expect(await ask('{ facilities { name } }')).toEqual({
    data: { facilities: [{ name: '城关小学' }, { name: '河西小学' }, { name: '春苗托育' }] },
  });
  expect(heardBy('register')).toEqual([]);
});

test('which kind it is says only the department that knows, whatever the other one claims', async () => {
  expect(await ask('{ facilities { name __typename } }')).toEqual({
    data: {
      facilities: [
        { name: '城关小学', __typename: 'School' },
        { name: '河西小学', __typename: 'School' },
        { name: '春苗托育', __typename: 'Nursery' },
      ],
    },
  });
});

test.for([
  ['name', { name: '城关小学' }, { name: '河西小学' }],
  ['__typename', { __typename: 'School' }, { __typename: 'School' }],
  ['main', { main: true }, { main: false }],
] as const)('%s is given for one kind only, where that was asked', async ([field, first, second]) => {
  expect(await ask(`{ facilities { ... on School { ${field} } } }`)).toEqual({ data: { facilities: [first, second, {}] } });
});

describe('a field that one kind has at one department and all kinds at another', () => {
  test('is asked for all kinds where all have it', async () => {
    expect(await ask('{ facilities { id open } }')).toEqual({
      data: {
        facilities: [
          { id: 'f1', open: false },
          { id: 'f2', open: false },
          { id: 'f3', open: false },
        ],
      },
    });
    expect(heardBy('hours')).toEqual(['Facility.open']);
    expect(heardBy('register')).toEqual([]);
  });

  test('and for the one kind where the kind is known, which has to be asked anyway', async () => {
    expect(await ask('{ facilities { id ... on School { open } } }')).toEqual({
      data: { facilities: [{ id: 'f1', open: true }, { id: 'f2', open: true }, { id: 'f3' }] },
    });
    expect(calls()).toEqual({ names: 1, register: 1 });
  });

  test('also from the department that knows the kinds', async () => {
    expect(await ask('{ registered { name ... on School { main open } ... on Nursery { main open } } }')).toMatchObject({
      data: {
        registered: [
          { name: '城关小学', main: true },
          { name: '河西小学', main: false },
          { name: '春苗托育', main: true, open: false },
        ],
      },
    });
  });
});

test('one field under two kinds is given for both', async () => {
  expect(await ask('{ facilities { ... on School { name } ... on Nursery { name } } }')).toEqual({
    data: { facilities: [{ name: '城关小学' }, { name: '河西小学' }, { name: '春苗托育' }] },
  });
});

test('and under two kinds by two names', async () => {
  expect(await ask('{ facilities { ... on School { school: name } ... on Nursery { nursery: name main } id } }')).toEqual({
    data: {
      facilities: [
        { school: '城关小学', id: 'f1' },
        { school: '河西小学', id: 'f2' },
        { nursery: '春苗托育', main: true, id: 'f3' },
      ],
    },
  });
});
