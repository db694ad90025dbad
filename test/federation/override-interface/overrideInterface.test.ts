import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls } = useFederation(departments);
const made = ['2026-01-01', '2026-02-01'];

test('a field of an interface that moved is asked of its new owner, to whom the kind is not of that interface', async () => {
  expect(await ask('{ notices { id made } }')).toEqual({
    data: {
      notices: [
        { id: '1', made: made[0] },
        { id: '2', made: made[1] },
      ],
    },
  });
});

test('a kind that never comes from here costs no call', async () => {
  expect(await ask('{ notices { ... on Text { id body } } }')).toEqual({ data: { notices: [{}, {}] } });
  expect(calls()).toEqual({ old: 1 });
});

test.for(['made', 'made id ... on Picture { made id }'])('the new owner needs nobody: %s', async fields => {
  expect(await ask(`{ exhibits { ${fields} } }`)).toMatchObject({ data: { exhibits: [{ made: made[0] }, { made: made[1] }] } });
  expect(calls()).toEqual({ young: 1 });
});
