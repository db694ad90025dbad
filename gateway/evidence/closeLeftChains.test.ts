import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpointKey, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { LedgerWriter } from '../testkit/LedgerWriter.ts';
import { EvidenceChains } from './EvidenceChains.ts';

let folder: EvidenceFolder;
let lines: { msg: string; chains?: string[] }[];
beforeEach(() => {
  folder = new EvidenceFolder();
  lines = [];
  mkdirSync(folder.directory);
  makeCheckpointKey(folder.settings.keyFile);
});
afterEach(() => folder[Symbol.dispose]());

const log = pino({}, { write: line => void lines.push(JSON.parse(line)) });

/** Two processes wrote side by side, and were killed; both had numbers. */
async function killTwo(): Promise<void> {
  const writers = ['1', '2'].map(worker => new LedgerWriter(folder.directory, { keyFile: folder.settings.keyFile, worker }));
  for (const writer of writers) await writer.until('ack');
  await Promise.all(writers.map(writer => writer.kill()));
}

/** One process takes the first number, and after a moment the chains of the other are closed. */
async function startOne(): Promise<EvidenceChains> {
  const { directory, keyFile } = folder.settings;
  const chains = await EvidenceChains.open({ directory, checkpointKey: readCheckpointKey(keyFile) });
  chains.closeLeftOnes(log, 10);
  return chains;
}

const unsigned = async () => Object.fromEntries((await folder.verify()).chains.map(({ chain, unsigned }) => [chain, unsigned]));

test('the chains of a killed process that has no successor are closed by one that runs', async () => {
  await killTwo();
  expect((await unsigned())['gateway-2']).toBeGreaterThan(0);
  const chains = await startOne();
  await expect.poll(() => lines).toMatchObject([{ msg: 'closed the chains of a gateway process that had died' }]);
  expect(lines[0]?.chains).toEqual(['gateway-2', 'to-hrss-2']);
  await chains.close();
  expect(await unsigned()).toMatchObject({ 'gateway-2': 0, 'to-hrss-2': 0 });
  expect((await folder.records('gateway-2')).at(-1)).toMatchObject({ event: 'administered', act: 'chains closed' });
  // Nothing is left to do for the next start.
  const again = await startOne();
  await new Promise(resolve => setTimeout(resolve, 100));
  await again.close();
  expect(lines).toHaveLength(1);
});

test('those of a process that lives are left to it, and damaged ones to who looks into that', async () => {
  const living = new LedgerWriter(folder.directory, { keyFile: folder.settings.keyFile, worker: '2' });
  await living.until('ack');
  const chains = await startOne();
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(lines).toEqual([]);
  await living.kill();
  await chains.close();
  appendFileSync(join(folder.directory, 'to-hrss-2', 'checkpoints.log'), 'no checkpoint\n');
  const again = await startOne();
  await expect.poll(() => lines).toMatchObject([{ msg: 'the chains of a gateway process that died cannot be closed' }]);
  await again.close();
});
