import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CursorSeal } from './CursorSeal.ts';

const key = () => new Uint8Array(randomBytes(32));

describe('What is sealed into a cursor', () => {
  const seal = new CursorSeal([key()]);

  it.each([[['2025-10-01', '17']], [[null, 17]], [['张三', true, 1.5]], [17], [[]], ['x'.repeat(999)]])(
    'comes out as it went in: %j',
    place => {
      expect(seal.open('list', seal.seal('list', place))).toEqual({ place });
    },
  );

  it('does not show by its length whether a day is there', () => {
    const lengths = [
      ['2025-10-01', '17'],
      [null, '1700000'],
      ['', '张三'],
    ].map(place => seal.seal('list', place).length);
    expect(new Set(lengths).size).toBe(1);
  });

  it('opens for its list alone', () => {
    const cursor = seal.seal('list', 17);
    expect([seal.open('lis', cursor), seal.open('list ', cursor), seal.open('', cursor)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is sealed by the first key and opened by each', () => {
    const [first, second] = [key(), key()];
    const both = new CursorSeal([first, second]);
    expect(both.seal('list', 1)).toBe(new CursorSeal([first]).seal('list', 1));
    expect(both.open('list', new CursorSeal([second]).seal('list', 1))).toEqual({ place: 1 });
    expect(new CursorSeal([second]).open('list', both.seal('list', 1))).toBeUndefined();
  });
});
