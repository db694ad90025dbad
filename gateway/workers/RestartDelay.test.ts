import { expect, test } from 'vitest';
import { RestartDelay } from './RestartDelay.ts';

test('a worker that crashes at once waits longer each time, up to half a minute', () => {
  const delay = new RestartDelay();
  const waits = Array.from({ length: 10 }, () => delay.after(100));
  expect(waits.slice(0, 3)).toEqual([500, 1000, 2000]);
  expect(waits.at(-1)).toBe(30_000);
});

test('one that served for a while starts again soon', () => {
  const delay = new RestartDelay();
  for (let crash = 0; crash < 10; crash++) delay.after(100);
  expect(delay.after(120_000)).toBe(500);
});
