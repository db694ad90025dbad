import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRevocations } from './readRevocations.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'revocations-'));
  file = join(folder, 'revocations.json');
});
afterAll(() => rm(folder, { recursive: true }));

test('tokens and subjects may be named, or nobody', async () => {
  await writeFile(file, '{"jti": ["a", "b"], "sub": ["officer-7"]}');
  expect(await readRevocations(file)).toEqual({ tokens: new Set(['a', 'b']), subjects: new Set(['officer-7']) });
  await writeFile(file, '{}');
  expect(await readRevocations(file)).toEqual({ tokens: new Set(), subjects: new Set() });
});

test.for(['', '[]', 'null', '{"jti": "a"}', '{"sub": [7]}', '{"sub": [""]}', '{"subject": ["officer-7"]}'])(
  'what cannot be meant is refused: %s',
  async text => {
    await writeFile(file, text);
    await expect(readRevocations(file)).rejects.toThrow(expect.objectContaining({ code: 'REVOCATIONS_INVALID' }));
  },
);

test('and so is a file that is not there', async () => {
  await expect(readRevocations('/nowhere/revocations.json')).rejects.toThrow('Cannot read the revocations in /nowhere');
});
