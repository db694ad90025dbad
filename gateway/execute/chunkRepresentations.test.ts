import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AskedList, chunkRepresentations, type EntityChunk } from './chunkRepresentations.ts';

test('whatever the lists and the sizes, every representation travels exactly once, in order, and no chunk is too large', () => {
  const some = fc.array(fc.array(fc.string(), { maxLength: 30 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(some, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (texts, sizes) => {
      const lists: AskedList[] = texts.map(representations => ({ batch: { representationsVariable: 'r' }, representations }));
      const travelled: string[][] = texts.map(() => []);
      let chunk: EntityChunk<AskedList> | undefined;
      for (let turn = 0; ; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        chunk = chunkRepresentations(lists, chunk, size);
        if (!chunk) break;
        let count = 0;
        for (const [index, { list, from, to }] of chunk.entries()) {
          travelled[index]?.push(...list.representations.slice(from, to));
          count += to - from;
        }
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(size);
      }
      expect(travelled).toEqual(texts);
    }),
  );
});
