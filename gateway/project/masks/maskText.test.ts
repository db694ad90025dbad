import { expect, test } from 'vitest';
import { maskText } from './maskText.ts';

test.for([
  ['410928196501011234', '410***********1234'],
  ['13812345678', '138****5678'],
  ['abcdefgh', 'abc*efgh'],
  ['abcdefg', '*******'],
  ['张三', '**'],
  ['', ''],
])('%s is shown as %s', ([text = '', shown]) => {
  expect(maskText(text)).toBe(shown);
});
