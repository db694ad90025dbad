import { describe, expect, it } from 'vitest';
import { contradiction } from './contradiction.ts';

describe('a reported value beside its numerator and denominator', () => {
  it('may be rounded to one decimal', () => {
    expect(contradiction('CHILDCARE_INCLUSIVE_SHARE', { numerator: 34, denominator: 62, value: 54.8 })).toBeUndefined();
    expect(contradiction('CHILDCARE_INCLUSIVE_SHARE', { numerator: 34, denominator: 62, value: 55 })).toMatch(/54\.84）不符$/);
  });

  it('may stand alone', () => {
    expect(contradiction('SERVICE_SATISFACTION', { numerator: null, denominator: null, value: 98.2 })).toBeUndefined();
  });

  it('is no share of nothing, and no more than all', () => {
    expect(contradiction('SERVICE_SATISFACTION', { numerator: 0, denominator: 0, value: 0 })).toMatch(/^分母为0/);
    expect(contradiction('SERVICE_SATISFACTION', { numerator: 7, denominator: 5, value: 140 })).toBe('分子7大于分母5');
  });

  it('is a count that equals its numerator', () => {
    expect(contradiction('CHILDCARE_PLACES_TOTAL', { numerator: 2_430, denominator: null, value: 2_430 })).toBeUndefined();
    expect(contradiction('CHILDCARE_PLACES_TOTAL', { numerator: 2_430, denominator: null, value: 2_340 })).toBe(
      '指标值2340应等于分子2430',
    );
  });

  it('is a rate per thousand of a population in persons or in thousands', () => {
    const places = { numerator: 2_430, value: 3.9 };
    expect(contradiction('CHILDCARE_PLACES_PER_1000', { ...places, denominator: 622_444 })).toBeUndefined();
    expect(contradiction('CHILDCARE_PLACES_PER_1000', { ...places, denominator: 622.444 })).toBeUndefined();
    expect(contradiction('CHILDCARE_PLACES_PER_1000', { ...places, denominator: 62_244 })).toMatch(/不符$/);
  });
});
