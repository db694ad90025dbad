import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archiveChains, proveRecord, verifyChain, verifyProof } from './index.ts';
import { MerkleFrontier } from './MerkleFrontier.ts';
import { inclusionPath, merkleRoot, rootAlong } from './merkleProof.ts';
import { digestOf } from './records.ts';
import { FaultyDisk } from './testing/FaultyDisk.ts';
import { TestChain } from './testing/TestChain.ts';
import { appendToAll, TestChains } from './testing/TestChains.ts';

test('a proof shows one record to be among those that were signed, and nothing else can be shown with it', async () => {
  using chain = new TestChain();
  await chain.write(23, { checkpointEvery: { records: 7, milliseconds: 60_000 }, segmentBytes: 1500 });
  for (const n of [1, 7, 8, 13, 23]) {
    const proof = await proveRecord(chain.folder, n);
    expect(verifyProof(proof, [chain.publicKey])).toBeUndefined();
    expect(verifyProof({ ...proof, record: proof.record.replace('opened', 'refused') }, [chain.publicKey])).toMatch(
      /none of those/,
    );
  }
  await expect(proveRecord(chain.folder, 24)).rejects.toThrow(/has no record 24; its last is 23/);
  const checkpoints = join(chain.folder, 'checkpoints.log');
  writeFileSync(checkpoints, readFileSync(checkpoints, 'utf8').replace(/.*\n$/, ''));
  await expect(proveRecord(chain.folder, 23)).rejects.toThrow(/no checkpoint covers record 23 .* yet/);
});

test('the tree that grows is the tree of the specification, whatever the number of leaves', () => {
  for (let size = 0; size < 40; size += 1) {
    const leaves = Array.from({ length: size }, (_, index) => digestOf('sm3', String(index)));
    const frontier = new MerkleFrontier('sm3');
    for (const leaf of leaves) frontier.add(leaf);
    const root = merkleRoot('sm3', leaves);
    expect(frontier.root).toBe(root);
    for (const [index, leaf] of leaves.entries()) expect(rootAlong('sm3', leaf, inclusionPath('sm3', leaves, index))).toBe(root);
  }
});

test('an archive holds what is sealed, can be verified alone, and the oldest segments may then leave the ledger', async () => {
  using chain = new TestChain();
  await chain.write(40, { segmentBytes: 1000 });
  const into = join(chain.directory, 'archive');
  const [archived] = await archiveChains(chain.directory, into, { isWanted: name => name === 'gateway-1' });
  expect(archived).toMatchObject({ chain: 'gateway-1', first: 1 });
  const folder = join(into, 'gateway-1');
  expect(await verifyChain(folder, { keys: [chain.publicKey] })).toMatchObject({ findings: [], records: archived?.last });
  mkdirSync(join(chain.directory, 'elsewhere'));
  for (const name of ['000001.log', '000002.log']) renameSync(join(chain.folder, name), join(chain.directory, 'elsewhere', name));
  expect(await chain.findings()).toEqual(['removed']);
  expect(await chain.findings({ isPart: true })).toEqual([]);
  await chain.write(3);
  expect(await chain.findings({ isPart: true })).toEqual([]);
});

test.runIf(FaultyDisk.isPossible)('an archive is there, all of it, when power is lost as soon as it was made', async () => {
  using disk = new FaultyDisk();
  using chains = new TestChains();
  const { ledgers, close } = await chains.open({ segmentBytes: 1000 });
  await appendToAll(ledgers, 12);
  await close();
  const archived = await archiveChains(chains.directory, join(chains.directory, 'archive'));
  using found = disk.losePower(chains);
  const read = (file: string) => readFileSync(join(found.directory, 'archive', file));
  expect(JSON.parse(read('manifest.json').toString()).chains).toEqual(archived);
  const files = archived.flatMap(one => one.files.map(({ name, bytes }) => ({ name: join(one.chain, name), bytes })));
  expect(files.length).toBeGreaterThan(9);
  expect(files.map(({ name }) => ({ name, bytes: read(name).length }))).toEqual(files);
});
