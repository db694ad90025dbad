import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('keys that hold lists and objects are put together from several departments', async () => {
  expect(
    await ask('{ roll { members { id card pension { amount } group { speaker { id } id tag } } chosen { id } first { id } } }'),
  ).toEqual({
    data: {
      roll: {
        members: [
          { id: 'p1', card: 'k1', pension: { amount: 100 }, group: { speaker: { id: 'p1' }, id: 'g1', tag: '城镇' } },
          { id: 'p2', card: 'k2', pension: { amount: 200 }, group: { speaker: { id: 'p2' }, id: 'g2', tag: '乡村' } },
        ],
        chosen: { id: 'p2' },
        first: { id: 'p1' },
      },
    },
  });
});

test('a list in a key alone opens a department', async () => {
  expect(await ask('{ roll { first { id } chosen { id } } }')).toEqual({
    data: { roll: { first: { id: 'p1' }, chosen: { id: 'p2' } } },
  });
});

test('and what it opens leads on', async () => {
  expect(await ask('{ roll { chosen { pension { amount } group { speaker { card } } } } }')).toEqual({
    data: { roll: { chosen: { pension: { amount: 200 }, group: { speaker: { card: 'k2' } } } } },
  });
});
