import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);
const second = { id: 'p2', name: '周二', login: '周二@p2' };
const first = { id: 'p1', name: '周一', login: '周一@p1' };

test('a field that requires a field of the interface, from the department that does not know the kinds', async () => {
  expect(await ask('{ holders { id name login } }')).toEqual({ data: { holders: [second, first] } });
  expect(await ask('{ holders { login } }')).toEqual({ data: { holders: [{ login: '周二@p2' }, { login: '周一@p1' }] } });
});

test('and from the one that does', async () => {
  expect(await ask('{ staff { id name login } }')).toEqual({ data: { staff: [first, second] } });
});

test('under a kind', async () => {
  expect(
    await ask('{ staff { ... on Officer { rank id name login } id } holders { ... on Officer { rank id name login } id } }'),
  ).toEqual({
    data: {
      staff: [
        { rank: 1, ...first },
        { rank: 2, ...second },
      ],
      holders: [
        { rank: 2, ...second },
        { rank: 1, ...first },
      ],
    },
  });
  expect(await ask('{ holders { ... on Officer { rank } } }')).toEqual({ data: { holders: [{ rank: 2 }, { rank: 1 }] } });
});
