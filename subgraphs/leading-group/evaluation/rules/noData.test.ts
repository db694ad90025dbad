import { describe, expect, it } from 'vitest';
import { Comparator } from '../../catalogue/comparator.ts';
import { judge } from './judge.ts';

describe('an indicator without data', () => {
  it('is not judged, because no data is not 0', () => {
    expect(judge({ value: null, trendPerMonth: null, asOf: null, definitionVersion: null })).toBe('NO_DATA');
    expect(judge({ value: 0 })).toBe('BEHIND');
  });

  it('is also one that has to rise and has only one value yet', () => {
    expect(judge({ value: 15, trendPerMonth: null }, { comparator: Comparator.RISING, target: null })).toBe('NO_DATA');
  });

  it('is also one whose goal lacks its number', () => {
    expect(judge({ value: 95 }, { target: null })).toBe('NO_DATA');
  });
});
