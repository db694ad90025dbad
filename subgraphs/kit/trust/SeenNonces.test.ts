import { expect, it } from 'vitest';
import { SeenNonces } from './SeenNonces.ts';

it('A nonce is good once within the window, and what would be stale anyway is forgotten', () => {
  const seen = new SeenNonces(30);
  expect([seen.add('a', 1_000, 1_000), seen.add('a', 1_000, 1_030), seen.add('b', 1_000, 1_030)]).toEqual([true, false, true]);
  expect(seen.size).toBe(2);
  for (let now = 1_000; now < 2_000; now++) for (const name of ['c', 'd']) seen.add(`${name}${now}`, now, now);
  expect(seen.size).toBe(2 * 31);
});
