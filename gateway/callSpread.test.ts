import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callSpread } from './callSpread.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function fiftyCalls() {
  const called: number[] = [];
  const calls = new Set(Array.from({ length: 50 }, (_, index) => () => void called.push(index)));
  return { called, calls };
}

test('calls are spread evenly over the time', () => {
  const { called, calls } = fiftyCalls();
  callSpread(calls, 1000);
  expect(called.length).toBeLessThanOrEqual(5);
  vi.advanceTimersByTime(500);
  expect(called.length).toBeGreaterThan(20);
  expect(called.length).toBeLessThan(35);
  vi.advanceTimersByTime(500);
  expect(called).toEqual(Array.from({ length: 50 }, (_, index) => index));
});

test('no time means now', () => {
  const { called, calls } = fiftyCalls();
  callSpread(calls, 0);
  expect(called).toHaveLength(50);
});

test('what was taken out in the meantime is not called', () => {
  const { called, calls } = fiftyCalls();
  callSpread(calls, 1000);
  calls.clear();
  vi.advanceTimersByTime(2000);
  expect(called.length).toBeLessThanOrEqual(5);
});
