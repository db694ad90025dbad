import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { createAccounts } from './departments.ts';

const { ask, calls } = useFederation(createAccounts());

test('are done one after another, in the order written, whichever departments do them', async () => {
  expect(
    await ask('mutation { five: add(by: 4) ten: multiply(by: 2) twelve: add(by: 2) thirteen: add(by: 1) last: multiply(by: 3) }'),
  ).toEqual({ data: { five: 5, ten: 10, twelve: 12, thirteen: 13, last: 39 } });
  expect(calls()).toEqual({ first: 2, second: 2 });
});

test('one that fails stops none of those after it', async () => {
  expect(await ask('mutation { a: add(by: 1) fail b: multiply(by: 2) }')).toMatchObject({
    data: { a: 40, fail: null, b: 80 },
    errors: [{ path: ['fail'], extensions: { code: 'DEPARTMENT_ERROR', department: 'first' } }],
  });
});

test('what is asked of the result is read from other departments afterwards', async () => {
  expect(
    await ask(
      'mutation ($input: NewApplication!) { apply(input: $input) { id name isCheap fee } cheap: apply(input: { name: "乙" }) { fee isCheap } }',
      {
        input: { name: '甲', fee: 20 },
      },
    ),
  ).toEqual({ data: { apply: { id: 'a1', name: '甲', isCheap: false, fee: 20 }, cheap: { fee: 2.5, isCheap: true } } });
  expect(await ask('mutation { withdraw(id: "a1") { name isCheap } }')).toEqual({
    data: { withdraw: { name: '甲', isCheap: false } },
  });
});

test('what the mutation itself answered is not asked again', async () => {
  expect(await ask('mutation { apply(input: { name: "丙", fee: 5 }) { name fee isCheap } }')).toEqual({
    data: { apply: { name: '丙', fee: 5, isCheap: true } },
  });
  expect(calls()).toEqual({ first: 1, second: 1 });
});

test('one that several departments offer is done once', async () => {
  expect(await ask('mutation { open(name: "x") { id label } }')).toEqual({
    data: { open: { id: 'folder-x', label: '卷宗 folder-x' } },
  });
  expect(Object.values(calls()).reduce((sum, count) => sum + count, 0)).toBe(1);
});

test('skipped ones are not done', async () => {
  expect(await ask('mutation ($no: Boolean!) { multiply(by: 1000) @skip(if: $no) add(by: 0) }', { no: true })).toEqual({
    data: { add: 80 },
  });
});

const balance = async () => ((await ask('mutation { now: multiply(by: 1) }')) as { data: { now: number } }).data.now;

test('one that is selected twice is done once, at its first place', async () => {
  const before = await balance();
  expect(
    await ask('mutation { x: add(by: 1) y: multiply(by: 2) x: add(by: 1) ...F } fragment F on Mutation { x: add(by: 1) }'),
  ).toEqual({ data: { x: before + 1, y: 2 * (before + 1) } });
  expect(calls()).toEqual({ first: 1, second: 1 });
});

test('one that is selected twice for the sake of two departments is done once', async () => {
  const answer = await ask(
    'mutation { mine: apply(input: { name: "丙" }) { name } mine: apply(input: { name: "丙" }) { isCheap } }',
  );
  expect(answer).toEqual({ data: { mine: { name: '丙', isCheap: true } } });
  expect(calls().first).toBe(1);
});

test('those under conditions are done in their place too', async () => {
  const before = await balance();
  const query = `mutation ($y: Boolean!) {
    ... @include(if: $y) { a: multiply(by: 2) @include(if: $y) }
    b: add(by: 1)
    ... @include(if: $y) { c: multiply(by: 3) @include(if: $y) d: add(by: 1) @include(if: $y) }
    e: multiply(by: 2)
  }`;
  expect(await ask(query, { y: true })).toEqual({
    data: {
      a: 2 * before,
      b: 2 * before + 1,
      c: 3 * (2 * before + 1),
      d: 3 * (2 * before + 1) + 1,
      e: 2 * (3 * (2 * before + 1) + 1),
    },
  });
});
