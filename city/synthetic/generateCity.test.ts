import { expect, test } from 'vitest';
import { EXPORT_FILES } from './generateCity.ts';
import { Exports } from './testing/exports.ts';

test('The same seed and scale write the same bytes, in whatever order the files are written', async () => {
  using first = await Exports.generate({ scale: 0.004 });
  using second = await Exports.generateBackwards({ scale: 0.004, seed: 1 });
  const [once, again] = [first.bytes(), second.bytes()];
  expect(once.size).toBe(EXPORT_FILES.length + 3);
  expect([...again.keys()]).toEqual([...once.keys()]);
  for (const [path, bytes] of once) {
    // The truth lists name files in the order of writing.
    if (!path.startsWith('truth')) expect(again.get(path)?.equals(bytes), path).toBe(true);
  }
});

test('Another seed writes another city', async () => {
  using first = await Exports.generate({ scale: 0.004, seed: 1 });
  using other = await Exports.generate({ scale: 0.004, seed: 2 });
  const persons = 'exports/hrss/人员基本信息_20251031.csv';
  expect(
    first
      .bytes()
      .get(persons)
      ?.equals(other.bytes().get(persons) ?? Buffer.of()),
  ).toBe(false);
});
