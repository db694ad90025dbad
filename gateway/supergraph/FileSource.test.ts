import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileSource } from './FileSource.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-source-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Resolves when a change is noticed that happened after `act` began. */
async function noticed(source: FileSource, act: () => Promise<void>): Promise<void> {
  let stop = () => {};
  const change = new Promise<void>(resolve => {
    stop = source.watch(resolve);
  });
  await act();
  await change;
  stop();
}

test('a file that is written over, or that another is renamed onto, is noticed', async () => {
  const path = join(folder, 'supergraph.graphql');
  await writeFile(path, 'one');
  const source = new FileSource(path);
  expect(await source.read()).toBe('one');
  await noticed(source, () => writeFile(path, 'two'));
  expect(await source.read()).toBe('two');
  await writeFile(join(folder, 'draft'), 'three');
  await noticed(source, () => rename(join(folder, 'draft'), path));
  expect(await source.read()).toBe('three');
});

test('links that are swapped, as Kubernetes does with a ConfigMap, are noticed', async () => {
  for (const version of ['1', '2']) {
    await mkdir(join(folder, `..${version}`));
    await writeFile(join(folder, `..${version}`, 'supergraph.graphql'), version);
  }
  await symlink('..1', join(folder, '..data'));
  await symlink(join('..data', 'supergraph.graphql'), join(folder, 'supergraph.graphql'));
  const source = new FileSource(join(folder, 'supergraph.graphql'));
  expect(await source.read()).toBe('1');
  await noticed(source, async () => {
    await symlink('..2', join(folder, '..data_tmp'));
    await rename(join(folder, '..data_tmp'), join(folder, '..data'));
  });
  expect(await source.read()).toBe('2');
});

test('a file that is still being written is read when it is whole', async () => {
  const path = join(folder, 'supergraph.graphql');
  await writeFile(path, 'old');
  const source = new FileSource(path, 500);
  await source.read();
  await writeFile(path, 'ha');
  const reading = source.read();
  await writeFile(path, 'half');
  await writeFile(path, 'whole');
  expect(await reading).toBe('whole');
});

test('a file that is away is told with its path', async () => {
  const source = new FileSource(join(folder, 'nowhere.graphql'));
  await expect(source.read()).rejects.toThrow(`Cannot read the supergraph file ${join(folder, 'nowhere.graphql')}`);
  // The folder cannot be watched either; polling goes on.
  new FileSource(join(folder, 'no', 'where.graphql')).watch(() => {})();
});
