import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { compose } from '../testkit/startFederation.ts';
import { loadSupergraph } from './loadSupergraph.ts';

const good = compose(
  Object.values(createCity()).map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}.example/graphql` })),
);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
});

async function load(sdl: string, urls: Record<string, string> = {}) {
  const path = join(folder, 'supergraph.graphql');
  await writeFile(path, sdl);
  return loadSupergraph(path, urls);
}

test('a composed file tells the departments and where they are, and a setting moves one of them', async () => {
  const { departments } = await load(good, { civil: 'http://10.1.2.3:4001/graphql' });
  expect(departments).toEqual([
    { name: 'civil', url: 'http://10.1.2.3:4001/graphql' },
    { name: 'hrss', url: 'http://hrss.example/graphql' },
    { name: 'leading', url: 'http://leading.example/graphql' },
  ]);
});

test('descriptions survive into the public schema, because people read them there', async () => {
  const { apiSchema } = await load(good);
  const task = apiSchema.getType('Task');
  expect(task && 'getFields' in task && task.getFields().indicators?.description).toBe('指标 Indicators');
});

test.for([
  ['a truncated file', good.slice(0, 5000), 'is not valid GraphQL: Syntax Error'],
  ["a department's own SDL", 'type Query { a: String }', 'has no "enum join__Graph"'],
  ['a type that is missing', good.replaceAll(/type Task[^}]*}/g, ''), 'does not make a valid'],
  [
    'a department without an address',
    good.replace('http://hrss.example/graphql', ''),
    '"hrss" has the URL ""; set an http(s) URL with --subgraph',
  ],
])('%s is refused before use, with what is wrong', async ([, sdl, message]) => {
  await expect(load(sdl ?? '')).rejects.toThrow(message);
});

test('a URL for a department that the file does not know is refused, because it is a typing mistake', async () => {
  await expect(load(good, { hrs: 'http://x/' })).rejects.toThrow(
    'a URL is set for "hrs", but the supergraph knows only civil, hrss, leading',
  );
});
