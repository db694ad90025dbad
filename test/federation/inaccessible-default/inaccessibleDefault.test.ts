import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);
const contacts = (own: object = {}) => [
  { id: 'r1', contacts: [{ id: 'r2', ...own }] },
  { id: 'r2', contacts: [{ id: 'r1', ...own }] },
];

test.for(['byAge', 'byContact'])('%s: a hidden argument keeps its hidden default', async list => {
  expect(await ask(`{ ${list} { id contacts { id } } }`)).toEqual({ data: { [list]: contacts() } });
});

test('and cannot be given, not even with a value that everybody knows', async () => {
  expect(await ask('{ byContact { id contacts(kind: FRIEND) { id } } }')).toMatchObject({
    errors: [{ message: 'Unknown argument "kind" on field "Resident.contacts".' }],
  });
});

test('the hidden value is null in the answer', async () => {
  expect(await ask('{ byContact { id contacts { id kind age } } }')).toMatchObject({
    data: {
      byContact: [
        { id: 'r1', contacts: [{ id: 'r2', kind: null, age: 72 }] },
        { id: 'r2', contacts: [{ id: 'r1', kind: null, age: 71 }] },
      ],
    },
  });
});
