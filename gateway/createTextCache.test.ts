import { expect, test } from 'vitest';
import { createTextCache } from './createTextCache.ts';

test('a caller that sends ever new long texts cannot fill the memory: their number and their size are bounded', () => {
  const cache = createTextCache<object>({ max: 1000 });
  for (let index = 0; index < 1000; index++) cache.set(`${index} ${'x'.repeat(90_000)}`, {});
  expect(cache.calculatedSize).toBeLessThanOrEqual(8_000_000);
  expect(cache.size).toBeGreaterThan(50);
  cache.clear();
  for (let index = 0; index < 2000; index++) cache.set(`${index}`, {});
  expect(cache.size).toBe(1000);
});

test('a text of unusual length is not kept at all', () => {
  const cache = createTextCache<object>({ max: 1000 });
  cache.set('x'.repeat(100_001), {});
  expect(cache.size).toBe(0);
});
