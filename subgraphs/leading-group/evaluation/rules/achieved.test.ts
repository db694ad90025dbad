import { describe, expect, it } from 'vitest';
import { Comparator } from '../../catalogue/comparator.ts';
import { judge } from './judge.ts';

describe('an indicator is achieved', () => {
  it('at the target itself, because 以上 includes the number (民法典 art. 1259)', () => {
    expect(judge({ value: 95.5 })).toBe('ACHIEVED');
    expect(judge({ value: 95.49 })).toBe('BEHIND');
  });

  it('however it moves, and also after the deadline', () => {
    expect(judge({ value: 96, trendPerMonth: -3 })).toBe('ACHIEVED');
    expect(judge({ value: 96, asOf: '2026-03-31' })).toBe('ACHIEVED');
  });

  it('when it has to equal 50 and lies within the tolerance, on either side', () => {
    const half = { comparator: Comparator.EQUAL, target: 50 };
    expect(judge({ value: 50.5 }, half)).toBe('ACHIEVED');
    expect(judge({ value: 49.5 }, half)).toBe('ACHIEVED');
    expect(judge({ value: 50.6 }, half)).toBe('BEHIND');
    expect(judge({ value: 100 }, half)).toBe('BEHIND');
  });

  it('when it has to rise and rose, whatever its value', () => {
    const rising = { comparator: Comparator.RISING, target: null };
    expect(judge({ value: 0.1, trendPerMonth: 0.01 }, rising)).toBe('ACHIEVED');
    expect(judge({ value: 99, trendPerMonth: 0 }, rising)).toBe('BEHIND');
    expect(judge({ value: 99, trendPerMonth: -0.01 }, rising)).toBe('BEHIND');
  });
});
