import { expect, test } from 'vitest';
import type { PlanPath } from '../plan/QueryPlan.ts';
import { groupPaths } from './groupPaths.ts';

/** `users.@.reviews`, with `|Book` for a type condition. */
const path = (text: string): PlanPath =>
  text.split('.').map(part => {
    if (part === '@') return '@';
    return part.startsWith('|') ? { TypeCondition: [part.slice(1)] } : { Field: part };
  });
const group = (...batches: string[][]) => groupPaths(batches.map(paths => paths.map(path)));

test('paths from which nothing more is fetched may share', () => {
  expect(group(['users.@.lead', 'tasks.@.lead'])).toEqual([[0, 0]]);
});

test('paths from which the same fetch leads on in the same way may share', () => {
  expect(group(['a.@', 'b.@'], ['a.@.spouse', 'b.@.spouse'])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test('paths from which different fetches lead on may not: each brings its own meaning of a key', () => {
  const [first] = group(['a.@', 'b.@'], ['a.@.spouse'], ['b.@.spouse']);
  expect(first?.[0]).not.toBe(first?.[1]);
});

test('a path from which only some objects lead on shares nothing', () => {
  expect(group(['tasks.@.subject'], ['tasks.@.|Task.subject.spouse'])[0]).toEqual([undefined]);
});

test('a type condition that both have on the way does not matter', () => {
  expect(group(['tasks.@.|Task.subject'], ['tasks.@.|Task.subject.spouse'])).toEqual([[0], [1]]);
});
