import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpointKey, openLedger, readCheckpointKey, readPublicKey } from '@minsheng/subgraph-kit/ledger';
import { test as base, expect } from 'vitest';
import { EvidenceFolder } from '../../testkit/EvidenceFolder.ts';
import { exits } from './exits.ts';
import { verifyDirectory } from './verifyDirectory.ts';

/** A folder with chains that were written and closed, each of several segments. */
const test = base.extend<{ folder: EvidenceFolder }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which others it needs
  folder: async ({}, use) => {
    using folder = new EvidenceFolder();
    makeCheckpointKey(folder.settings.keyFile);
    mkdirSync(folder.directory);
    for (const chain of ['gateway-1', 'to-hrss-1', 'to-civil-affairs-1', 'gateway-2']) await write(folder, chain);
    await use(folder);
  },
});

async function write({ directory, settings }: EvidenceFolder, chain: string): Promise<void> {
  const checkpointKey = readCheckpointKey(settings.keyFile);
  const ledger = await openLedger({ directory, chain, checkpointKey, segmentBytes: 1000 });
  for (let n = 0; n < 20; n += 1) await ledger.append({ event: 'administered', who: chain, act: 'x'.repeat(100) });
  await ledger.close();
}

/** What is found, as `chain file`. */
async function findings(folder: EvidenceFolder): Promise<string[]> {
  const { exit, chains } = await folder.verify();
  const found = chains.flatMap(report => report.findings.map(({ chain, file }) => `${chain} ${file}`));
  expect(exit).toBe(found.length > 0 ? exits.changed : exits.clean);
  return found;
}

test('a manifest that somebody wrote does not make an archive of what was removed', async ({ folder }) => {
  expect(await findings(folder)).toEqual([]);
  rmSync(join(folder.directory, 'to-hrss-1'), { recursive: true });
  rmSync(join(folder.directory, 'gateway-1', '000001.log'));
  writeFileSync(join(folder.directory, 'manifest.json'), '{}');
  const expected = ['gateway-1 000001.log', 'to-hrss-1 to-hrss-1'];
  expect(await findings(folder)).toEqual(expected);
  const keys = [readPublicKey(folder.settings.keyFile)];
  const { chains } = await verifyDirectory(folder.directory, { keys, isPart: true });
  expect(chains.flatMap(report => report.findings)).toMatchObject([{ chain: 'to-hrss-1', kind: 'removed' }]);
});

test('a copy of another chain does not pass for one that was removed', async ({ folder }) => {
  rmSync(join(folder.directory, 'to-hrss-1'), { recursive: true });
  cpSync(join(folder.directory, 'to-civil-affairs-1'), join(folder.directory, 'to-hrss-1'), { recursive: true });
  expect(await findings(folder)).toContain('to-civil-affairs-1 chain.json');
});

test('nor does what only says that it is the chain', async ({ folder }) => {
  const chain = join(folder.directory, 'to-hrss-1');
  rmSync(chain, { recursive: true });
  mkdirSync(chain);
  writeFileSync(join(chain, 'chain.json'), '{"chain":"to-hrss-1","hash":"sm3"}');
  expect(await findings(folder)).toEqual(['to-hrss-1 checkpoints.log']);
});

test('chains that the list of those that were begun does not name show that the list was changed', async ({ folder }) => {
  for (const name of ['gateway-2', 'chains.log']) rmSync(join(folder.directory, name), { recursive: true });
  expect(await findings(folder)).toEqual(['gateway-1 chains.log', 'to-civil-affairs-1 chains.log', 'to-hrss-1 chains.log']);
});
