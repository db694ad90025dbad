import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { readableLog } from '../testkit/readableLog.ts';
import { compose, startFederation } from '../testkit/startFederation.ts';
import { LastGoodCopy } from './LastGoodCopy.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'last-good-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('many writers at once, even of one process id as in containers: the copy is always one of their texts, whole', async () => {
  const path = join(folder, 'copy.graphql');
  const { log, lines } = readableLog();
  const texts = Array.from({ length: 20 }, (_, writer) => `${writer}`.repeat(100_000));
  const kept = await Promise.all(texts.map(sdl => new LastGoodCopy(path, log).keep({ sdl })));
  expect(kept).toEqual(texts.map(() => true));
  expect(texts).toContain((await new LastGoodCopy(path, log).read())?.sdl);
  expect(await readdir(folder)).toEqual(['copy.graphql']);
  expect(lines).toEqual([]);
});

test.for<[string, (folder: string) => Promise<string>]>([
  [
    'a folder that is a file',
    async inside => writeFile(join(inside, 'file'), '').then(() => join(inside, 'file', 'copy.graphql')),
  ],
  ['a copy that is a folder', async inside => mkdir(join(inside, 'copy.graphql')).then(() => join(inside, 'copy.graphql'))],
  ['a folder that is not there', async inside => join(inside, 'nowhere', 'copy.graphql')],
])('%s ends no start: the operator is told once what to do, and the gateway goes on without the copy', async ([, prepare]) => {
  const path = await prepare(folder);
  const { log, lines } = readableLog();
  const city = Object.values(createCity());
  await using federation = await startFederation(city, { supergraphPoll: 0, supergraphCache: path }, log);
  expect((await federation.ask('{ people { pid } }')).status).toBe(200);
  await federation.publish(`${compose(city)}\n# again\n`);
  await federation.gateway.reload();
  expect(federation.gateway.status().replaced).toBe(1);
  expect(lines.filter(({ msg }) => String(msg).startsWith('the copy of the last good'))).toEqual([
    expect.objectContaining({
      level: 40,
      path,
      msg: 'the copy of the last good supergraph cannot be used; the gateway goes on without it. Let --supergraph-cache name a file in a folder that this process may read and write',
    }),
  ]);
  expect(JSON.stringify(await readdir(folder))).not.toContain('.tmp');
});
