import { expect } from 'vitest';
import type { AnswerError } from '../errors.ts';

type Path = readonly (string | number)[];
interface Answer {
  data: unknown;
  errors?: readonly AnswerError[];
}

/**
 * Compares the answer of a city in trouble with the one of the same city when all was well. What is there must be equal; each
 * null that was not there before must be explained by an error at its path, or below it where null propagated; no department
 * is blamed twice at one place (two departments that could both have delivered a value are blamed once each), and no error
 * stands at a place that has a value.
 */
export function expectExplainedNulls(troubled: Answer, healthy: Answer): void {
  const errors = troubled.errors ?? [];
  const blamed = errors.map(({ path, extensions }) => `${extensions.department} ${JSON.stringify(path)}`);
  expect(new Set(blamed).size, `an error told twice among ${blamed.join(', ')}`).toBe(blamed.length);
  const explaining = new Set<AnswerError>();
  compare(troubled.data, healthy.data, []);
  expect(errors.filter(error => !explaining.has(error))).toEqual([]);

  function compare(now: unknown, before: unknown, at: Path): void {
    if (now === null) {
      const found = errors.filter(({ path }) => path && at.every((key, index) => path[index] === key));
      if (before !== null) expect(found.length, `nothing explains the null at ${at.join('.')}`).toBeGreaterThan(0);
      for (const error of found) explaining.add(error);
      return;
    }
    if (typeof now !== 'object' || typeof before !== 'object' || before === null) {
      expect(now, at.join('.')).toEqual(before);
      return;
    }
    expect(Object.keys(now), at.join('.')).toEqual(Object.keys(before));
    for (const [key, value] of Object.entries(now)) {
      compare(value, (before as Record<string, unknown>)[key], [...at, Array.isArray(now) ? Number(key) : key]);
    }
  }
}
