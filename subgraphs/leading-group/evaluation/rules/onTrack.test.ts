import { describe, expect, it } from 'vitest';
import { Comparator } from '../../catalogue/comparator.ts';
import { judge } from './judge.ts';

describe('an indicator short of its target is on track', () => {
  it('when two months of its trend close the gap of half a point', () => {
    expect(judge({ value: 95, trendPerMonth: 0.25 })).toBe('ON_TRACK');
    expect(judge({ value: 95, trendPerMonth: 0.24 })).toBe('BEHIND');
  });

  it('by the deadline of the policy, counted from the day of the data', () => {
    expect(judge({ value: 95, trendPerMonth: 0.25, asOf: '2025-11-30' })).toBe('BEHIND');
    expect(judge({ value: 95, trendPerMonth: 0.25, asOf: '2025-11-30' }, { deadline: '2026-06-30' })).toBe('ON_TRACK');
  });

  it('not any more when the data has reached the deadline', () => {
    expect(judge({ value: 95.4, trendPerMonth: 5, asOf: '2025-12-31' })).toBe('BEHIND');
    expect(judge({ value: 95.4, trendPerMonth: 5, asOf: '2026-01-31' })).toBe('BEHIND');
  });

  it('not when nothing is known of its trend', () => {
    expect(judge({ value: 95.4, trendPerMonth: null })).toBe('BEHIND');
  });

  it('when a rate that has to equal 50 moves towards it from either side', () => {
    const half = { comparator: Comparator.EQUAL, target: 50 };
    expect(judge({ value: 47, trendPerMonth: 1.5 }, half)).toBe('ON_TRACK');
    expect(judge({ value: 53, trendPerMonth: -1.5 }, half)).toBe('ON_TRACK');
    expect(judge({ value: 53, trendPerMonth: 1.5 }, half)).toBe('BEHIND');
  });
});
