import { expect, test } from 'vitest';
import { ChunkPace } from './ChunkPace.ts';

const limits = { departmentEntities: 2000, departmentChunks: 4, departmentChunkTime: 1000 };

test('a department that answers quickly is asked for more at once, up to the limit', () => {
  const pace = new ChunkPace(limits);
  expect([pace.size, pace.atOnce]).toEqual([2000, 2]);
  for (let count = 0; count < 20; count++) pace.learn(50, count);
  expect([pace.size, pace.atOnce]).toEqual([2000, 4]);
});

test('one that becomes slow, or does not answer, gets fewer calls at once, then smaller ones, and never nothing', () => {
  const pace = new ChunkPace(limits);
  const seen = Array.from({ length: 8 }, (_, round) => {
    pace.learn(round % 2 === 0 ? 3000 : undefined, round * 2000);
    return [pace.atOnce, pace.size];
  });
  expect(seen.slice(0, 4)).toEqual([
    [1, 2000],
    [1, 1000],
    [1, 500],
    [1, 250],
  ]);
  expect(seen.at(-1)).toEqual([1, 100]);
});

test('calls that were on their way together are one sign', () => {
  const pace = new ChunkPace(limits);
  for (let count = 0; count < 4; count++) pace.learn(5000, 10_000 + count);
  expect([pace.atOnce, pace.size]).toEqual([1, 2000]);
});

test('it finds its way back when the department is well again', () => {
  const pace = new ChunkPace(limits);
  for (let round = 0; round < 8; round++) pace.learn(undefined, round * 2000);
  for (let round = 0; round < 30; round++) pace.learn(50, 20_000 + round);
  expect([pace.size, pace.atOnce]).toEqual([2000, 4]);
});

test('a limit below what it would choose itself holds', () => {
  const pace = new ChunkPace({ departmentEntities: 10, departmentChunks: 1, departmentChunkTime: 1000 });
  for (let round = 0; round < 9; round++) pace.learn(round < 5 ? undefined : 1, round * 2000);
  expect([pace.size, pace.atOnce]).toEqual([10, 1]);
});
