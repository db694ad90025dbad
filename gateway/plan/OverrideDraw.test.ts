import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { OverrideDraw } from './OverrideDraw.ts';

test('of many requests about as many in a hundred fall below each percentage as it says', () => {
  const draws = new OverrideDraw([20, 75, 100, 20]);
  const seen = new Map<string, number>();
  for (let count = 0; count < 20_000; count++) {
    const { group } = draws.drawFor(randomUUID());
    seen.set(group, (seen.get(group) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(['0%', '20%', '75%']);
  // Five standard deviations: a fair draw fails this once in a million runs.
  expect(Math.abs((seen.get('0%') ?? 0) - 4000)).toBeLessThan(300);
  expect(Math.abs((seen.get('75%') ?? 0) - 5000)).toBeLessThan(310);
});

test('numbers between the same percentages are one draw, so that no choice makes the planner find new ways', () => {
  const draws = new OverrideDraw([20, 75]);
  expect([0, 19.9, 20, 74, 75, 99].map(drawn => draws.drawAt(drawn).percentage)).toEqual([0, 0, 20, 20, 75, 75]);
});

test('a request draws the same each time it is looked at', () => {
  const draws = new OverrideDraw([50]);
  const id = randomUUID();
  expect(draws.drawFor(id)).toEqual(draws.drawFor(id));
});
