import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hmacSha256 } from './hmacSha256.ts';

const texts = [
  '',
  'a',
  '"@method": POST\n',
  '审〔2026〕12',
  '😀'.repeat(3000),
  'x'.repeat(2730),
  'x'.repeat(2731),
  '字'.repeat(9000),
];

test.each([0, 1, 32, 63, 64])('with a key of %d bytes it is what node:crypto makes, text after text', length => {
  const secret = randomBytes(length);
  const mac = hmacSha256(secret);
  for (const text of [...texts, ...texts.toReversed()]) {
    expect(mac(text)).toBe(createHmac('sha256', secret).update(text).digest('base64'));
  }
});

test('a key that would have to be hashed first is refused, not used wrongly', () => {
  expect(() => hmacSha256(randomBytes(65))).toThrow(RangeError);
});
