import { describe, expect, test } from 'vitest';
import { compileMask } from './compileMask.ts';

const band = (bandWidth?: number) => compileMask({ mask: 'band', ...(bandWidth !== undefined && { bandWidth }) });

describe('a number is shown as the bound of its band that is nearer to zero', () => {
  test.for([
    [0, 0],
    [9.99, 0],
    [10, 10],
    [67, 10],
    [999.99, 100],
    [1000, 1000],
    [3560.5, 1000],
    [-3560.5, -1000],
    [-3, 0],
    [2_147_483_647, 1_000_000_000],
  ])('by its magnitude: %d as %d', ([value = 0, shown]) => {
    expect(band()(value)).toBe(shown);
  });

  test.for([
    [67, 10, 60],
    [70, 10, 70],
    [-67, 10, -60],
    [3560.5, 500, 3500],
    [0.3, 0.1, 0.3],
    [0.29, 0.1, 0.2],
    [4, 1000, 0],
  ])('in bands of a width: %d by %d as %d', ([value = 0, width, shown]) => {
    expect(band(width)(value)).toBe(shown);
  });

  test('never outside of what its type can hold', () => {
    for (const value of [-2_147_483_648, 2_147_483_647]) {
      expect(Math.abs(Number(band()(value)))).toBeLessThanOrEqual(2_147_483_647);
      expect(Math.abs(Number(band(1000)(value)))).toBeLessThanOrEqual(2_147_483_647);
    }
  });
});

test.for([
  ['1965-03-07', '1965'],
  ['2025-01', '2025'],
  ['2025-01-31T08:00:00+08:00', '2025'],
  ['3560.50', '1000–10000'],
  ['-3560.50', '-1000–-10000'],
  ['2024', '1000–10000'],
  ['张三', '***'],
  ['', '***'],
  ['410928196503071234', '***'],
  ['1965年3月7日', '***'],
])('the band of the text %s is %s', ([text = '', shown]) => {
  expect(band()(text)).toBe(shown);
});

test('a text with a width is shown as both bounds', () => {
  expect(band(500)('3560.50')).toBe('3500–4000');
});

test.for([
  ['恶性肿瘤', '是'],
  ['否', '是'],
  ['', '否'],
  ['  ', '否'],
])('whether there is a text: %s as %s', ([text = '', shown]) => {
  expect(compileMask({ mask: 'yesNo' })(text)).toBe(shown);
});

test('an ID that travels as a number is masked as a text', () => {
  expect(compileMask({ mask: 'masked' })(13812345678)).toBe('138****5678');
});

test('what is of no promised type is left to be refused', () => {
  expect(band()(true)).toBe(true);
  expect(compileMask({ mask: 'yesNo' })(3)).toBe(3);
});
