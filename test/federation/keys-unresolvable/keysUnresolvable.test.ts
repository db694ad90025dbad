import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('of many keys, each department is asked by the one that it answers to', async () => {
  expect(await ask('{ household { id people { id name greeting } } }')).toEqual({
    data: { household: { id: 'h1', people: [{ id: '1', name: '吴一', greeting: '您好，吴一' }] } },
  });
});

test('there and back, also for the required field alone', async () => {
  expect(await ask('{ household { people { greeting mark { one } card } } }')).toEqual({
    data: { household: { people: [{ greeting: '您好，吴一', mark: { one: '11' }, card: 'k1' }] } },
  });
});
