import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { LogChoice } from './LogChoice.ts';

const tenth = new LogChoice({ logRequests: 'all', logSample: 0.1, logSlow: 1000 });
const ids = Array.from({ length: 20_000 }, () => randomUUID());

test('of quick successes a fraction is chosen, by the request alone, and the lines tell how many there were', () => {
  const chosen = ids.map(id => tenth.sampleOf(id, 'ok', 5));
  expect(ids.map(id => tenth.sampleOf(id, 'ok', 7))).toEqual(chosen);
  const counted = chosen.reduce<number>((sum, sample) => (sample === undefined ? sum : sum + 1 / sample), 0);
  expect(Math.abs(counted - ids.length) / ids.length).toBeLessThan(0.1);
});

test('what went wrong and what was slow is always chosen, for itself alone', () => {
  for (const outcome of ['partial', 'refused', 'failed', 'hung-up'] as const) {
    expect(new Set(ids.map(id => tenth.sampleOf(id, outcome, 5)))).toEqual(new Set([1]));
  }
  expect(new Set(ids.map(id => tenth.sampleOf(id, 'ok', 1000)))).toEqual(new Set([1]));
});

test('0 chooses no quick success at all; errors alone, or nothing, stay that', () => {
  const of = (logRequests: 'all' | 'errors' | 'off', logSample: number) =>
    new LogChoice({ logRequests, logSample, logSlow: 1000 });
  expect(new Set(ids.map(id => of('all', 0).sampleOf(id, 'ok', 5)))).toEqual(new Set([undefined]));
  expect(of('errors', 1).sampleOf('any', 'ok', 5000)).toBeUndefined();
  expect(of('off', 1).sampleOf('any', 'failed', 5000)).toBeUndefined();
});
