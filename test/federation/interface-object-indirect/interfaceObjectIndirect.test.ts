import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('the kind’s own fields, the fields that another department adds to it, and a reference without a kind, in one question', async () => {
  expect(
    await ask(`{ point { id label ... on Station { beds manager } ... on Hall { windows } } duty { id name }
      tour { id name stop { id ... on Station { beds } } } }`),
  ).toEqual({
    data: {
      point: { id: '1', label: '东站', beds: 12, manager: '站长' },
      duty: { id: 'm1', name: '蒋主任' },
      tour: { id: 't1', name: '东线', stop: { id: '1', beds: 12 } },
    },
  });
});

test('from the reference without a kind to what the third department adds to the kind', async () => {
  expect(await ask('{ tour { stop { label ... on Station { manager } } } }')).toEqual({
    data: { tour: { stop: { label: '1 号站', manager: '站长' } } },
  });
});
