import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameContent } from './sameContent.ts';

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

test('a copy has the same content', () => {
  fc.assert(fc.property(fc.jsonValue(), value => sameContent(copyOf(value) as never, copyOf(value) as never)));
});

test('two values have the same content exactly when their JSON is the same but for the order of keys', () => {
  const small = fc.jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(small, small, (one, other) => {
      const [a, b] = [copyOf(one), copyOf(other)];
      let equal = true;
      try {
        expect(a).toEqual(b);
      } catch {
        equal = false;
      }
      return sameContent(a as never, b as never) === equal;
    }),
    { numRuns: 2000 },
  );
});

test('a key too many on either side makes a difference', () => {
  expect(sameContent({ pid: 'p1' }, { pid: 'p1', name: '张三' })).toBe(false);
  expect(sameContent({ pid: 'p1', name: '张三' }, { pid: 'p1' })).toBe(false);
  expect(sameContent({ pid: 'p1', name: null }, { pid: 'p1', age: 1 })).toBe(false);
});
