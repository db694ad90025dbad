import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpointKey, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { LedgerWriter } from '../testkit/LedgerWriter.ts';
import { closeLeftChains } from './closeLeftChains.ts';
import { EvidenceChains } from './EvidenceChains.ts';

let folder: EvidenceFolder;
let lines: { msg: string; chain?: string; chains?: string[] }[];
beforeEach(() => {
  folder = new EvidenceFolder();
  lines = [];
  mkdirSync(folder.directory);
  makeCheckpointKey(folder.settings.keyFile);
});
afterEach(() => folder[Symbol.dispose]());

const log = pino({}, { write: line => void lines.push(JSON.parse(line)) });
const said = () => lines.map(({ msg, chain, chains }) => [msg, chain ?? chains]);
const CLOSED = 'closed the chains of a gateway process that had died';

/** Processes with these numbers wrote side by side, and were killed. */
async function kill(...workers: string[]): Promise<void> {
  const writers = workers.map(worker => new LedgerWriter(folder.directory, { keyFile: folder.settings.keyFile, worker }));
  for (const writer of writers) await writer.until('ack');
  await Promise.all(writers.map(writer => writer.kill()));
}

const options = () => ({ directory: folder.directory, checkpointKey: readCheckpointKey(folder.settings.keyFile) });
const close = () => closeLeftChains(options(), log, new AbortController().signal);
const unsigned = async () => (await folder.verify()).chains.reduce((sum, chain) => sum + chain.unsigned, 0);
const timesClosed = async (worker: string) =>
  (await folder.records(`gateway-${worker}`)).filter(({ act }) => act === 'chains closed').length;

describe('the chains of a killed process that has no successor', () => {
  test('are closed by one that runs, a while after its start, and once', async () => {
    await kill('1', '2');
    const chains = await EvidenceChains.open(options());
    expect(chains.wasLeft).toBe(true);
    await chains.openFor('hrss');
    chains.closeLeftChains(log, 10);
    await expect.poll(said).toEqual([[CLOSED, ['gateway-2', 'to-hrss-2']]]);
    await chains.close();
    expect([await unsigned(), await timesClosed('2')]).toEqual([0, 1]);
    expect((await folder.records('gateway-2')).at(-1)).toMatchObject({ event: 'administered', act: 'chains closed' });
    await close();
    expect(lines).toHaveLength(1);
  });

  test('are closed once, also by two that begin at the same time', async () => {
    await kill('2', '3', '4');
    await Promise.all([close(), close()]);
    expect(
      said()
        .flatMap(([, chains]) => chains)
        .sort(),
    ).toEqual(['2', '3', '4'].flatMap(worker => `gateway-${worker}`).concat(['2', '3', '4'].map(worker => `to-hrss-${worker}`)));
    for (const worker of ['2', '3', '4']) expect(await timesClosed(worker)).toBe(1);
  });

  test('are closed each for itself: a damaged one is left to who looks into that', async () => {
    await kill('2');
    appendFileSync(join(folder.directory, 'to-hrss-2', 'checkpoints.log'), 'no checkpoint\n');
    await close();
    expect(said()).toEqual([
      ['the chain of a gateway process that died cannot be closed', 'to-hrss-2'],
      [CLOSED, ['gateway-2']],
    ]);
  });

  test('are closed by the next who looks, when who began was killed, too', async () => {
    await kill('2');
    const started = new AbortController();
    const closing = closeLeftChains(options(), log, started.signal);
    started.abort();
    await closing;
    await close();
    expect([await unsigned(), await timesClosed('2')]).toEqual([0, 1]);
  });
});

test('a process that lives keeps its own', async () => {
  const living = new LedgerWriter(folder.directory, { keyFile: folder.settings.keyFile, worker: '2' });
  await living.until('ack');
  await close();
  expect(lines).toEqual([]);
  const before = living.said.length;
  await expect.poll(() => living.said.length).toBeGreaterThan(before);
  await living.kill('SIGTERM');
  expect([living.said.includes('closed'), await timesClosed('2')]).toEqual([true, 0]);
});

test('a gateway that is to end waits until it has given back what it was closing', async () => {
  await kill('1', '2');
  const chains = await EvidenceChains.open(options());
  chains.closeLeftChains(log, 0);
  const lock = join(folder.directory, 'journal-2', 'minsheng.lock');
  const isOwn = () => existsSync(lock) && JSON.parse(readFileSync(lock, 'utf8')).pid === process.pid;
  while (!isOwn()) await new Promise(setImmediate);
  await chains.close();
  expect(isOwn()).toBe(false);
});

test("an operator's copy of a journal is nobody's journal", async () => {
  await kill('1');
  const copy = join(folder.directory, 'journal-1-before');
  cpSync(join(folder.directory, 'journal-1'), copy, { recursive: true });
  const { size } = statSync(join(copy, '1.journal'));
  await close();
  expect(statSync(join(copy, '1.journal')).size).toBe(size);
});
