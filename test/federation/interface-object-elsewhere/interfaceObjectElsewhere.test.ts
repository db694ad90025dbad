import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, heardBy } = useFederation(departments);

test('a reference to an interface from a department that cannot resolve it', async () => {
  expect(await ask('{ tour { name stops { id label ... on Station { beds } ... on Hall { windows } } } }')).toEqual({
    data: {
      tour: {
        name: '东线',
        stops: [
          { id: '1', label: '站', beds: 12 },
          { id: '2', label: '厅', windows: 5 },
        ],
      },
    },
  });
});

test('its id alone is known where the reference is', async () => {
  expect(await ask('{ tour { stops { id } } }')).toEqual({ data: { tour: { stops: [{ id: '1' }, { id: '2' }] } } });
  expect(heardBy('points')).toEqual([]);
});

test('its kind is asked of the owner', async () => {
  expect(await ask('{ tour { stops { __typename } } }')).toEqual({
    data: { tour: { stops: [{ __typename: 'Station' }, { __typename: 'Hall' }] } },
  });
});

test('a third department extends one of the kinds', async () => {
  expect(
    await ask('{ point { id label ... on Station { beds manager } } tour { stops { ... on Station { manager } } } manager }'),
  ).toEqual({
    data: {
      point: { id: '1', label: '站', beds: 12, manager: '站长 1' },
      tour: { stops: [{ manager: '站长 1' }, {}] },
      manager: '值班长',
    },
  });
});
