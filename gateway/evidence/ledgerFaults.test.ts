import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerUnavailable, makeCheckpointKey, openLedger, readChain, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';
import { losePower } from '@minsheng/subgraph-kit/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { LedgerWriter } from '../testkit/LedgerWriter.ts';

/** `EVIDENCE_KILLS=500` for a whole night's worth in a few minutes. */
const KILLS = Number(process.env.EVIDENCE_KILLS ?? 25);
/** After so many kills a new directory begins, or most of the time would go into verifying the old. */
const KILLS_PER_DIRECTORY = 10;

let folder: EvidenceFolder;
let keyFile: string;
beforeEach(() => {
  folder = new EvidenceFolder();
  keyFile = folder.settings.keyFile;
  mkdirSync(folder.directory, { recursive: true });
  makeCheckpointKey(keyFile);
});
afterEach(() => folder[Symbol.dispose]());

/** Of a directory in which nothing began yet, too: a writer may be killed before its first word. */
const findings = async () => {
  if (!readdirSync(folder.directory).some(name => existsSync(join(folder.directory, name, 'chain.json')))) return [];
  return (await folder.verify()).chains.flatMap(chain => chain.findings);
};
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe.each([
  ['with a journal', { isAlone: false }],
  ['without', { isAlone: true }],
])('a writer %s is killed at any moment', (_, { isAlone }) => {
  const rounds = Array.from({ length: Math.ceil(KILLS / 2 / KILLS_PER_DIRECTORY) }, (_, index) => index);
  const write = () => new LedgerWriter(folder.directory, { keyFile, isAlone });

  /** The kernel finishes what a killed process wrote; a machine that loses power does not. @returns how many ends are torn */
  const losePowerOf = async (writer: LedgerWriter): Promise<number> => {
    if (isAlone) return tearEnd();
    await losePower(folder.directory);
    const next = write();
    await next.until('ready');
    await next.kill();
    await expectAcknowledged(next);
    await expectAcknowledged(writer);
    return 0;
  };

  test.each(rounds)(
    'and nothing that it acknowledged is lost, nothing is found but the torn end (round %i)',
    async round => {
      const kills = Math.min(KILLS_PER_DIRECTORY, Math.ceil(KILLS / 2) - round * KILLS_PER_DIRECTORY);
      for (let kill = 0; kill < kills; kill += 1) {
        const writer = write();
        // Now and then in the middle of its start and its repairs.
        if (Math.random() < 0.8) await writer.until('ready');
        else await pause(Math.random() * 300);
        await pause(Math.random() * 100);
        await writer.kill();
        const torn = Math.random() < 0.3 ? await losePowerOf(writer) : 0;
        const found = await findings();
        expect(found.filter(({ kind }) => kind !== 'torn')).toEqual([]);
        expect(found.length).toBeGreaterThanOrEqual(torn);
        await expectAcknowledged(writer);
      }
      const last = write();
      await last.until('ack');
      await last.kill('SIGTERM');
      expect(last.said).toContain('closed');
      expect(await findings()).toEqual([]);
      expect((await folder.verify()).chains.map(({ unsigned }) => unsigned)).toEqual([0, 0]);
    },
    120_000,
  );
});

test('a second writer is refused while the first one lives, and takes over as soon as it was killed', async () => {
  const first = new LedgerWriter(folder.directory, { keyFile });
  await first.until('ack');
  const second = new LedgerWriter(folder.directory, { keyFile });
  await second.ended;
  expect(second.errors).toMatch(new RegExp(`in use by process ${first.child.pid}`));
  await first.kill();
  const third = new LedgerWriter(folder.directory, { keyFile });
  await third.until('ack');
  await third.kill('SIGTERM');
  expect(await findings()).toEqual([]);
});

describe('the disk is full', () => {
  test.runIf(process.platform === 'linux')('for a file that may not grow: refused, and written again when it may', async () => {
    // Half a segment.
    const writer = new LedgerWriter(folder.directory, { keyFile, blocks: 60 });
    await writer.until('refused');
    expect(writer.said).toMatch(/refused the ledger "\S+" cannot write since \S+: EFBIG/);
    execFileSync('prlimit', ['--pid', String(writer.child.pid), '--fsize=unlimited:unlimited']);
    // One of both chains may not have met the limit yet.
    await writer.until('resumed');
    await writer.kill('SIGTERM');
    await expectResumed(writer);
  });

  test.runIf(canMount())('really: refused, and written again when there is room', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder.directory]);
    try {
      const ballast = join(folder.directory, 'ballast');
      appendFileSync(ballast, Buffer.alloc(300_000));
      const writer = new LedgerWriter(folder.directory, { keyFile });
      await writer.until('refused');
      expect(writer.said).toMatch(/ENOSPC/);
      await pause(100);
      rmSync(ballast);
      await writer.until('resumed');
      await writer.kill('SIGTERM');
      await expectResumed(writer);
    } finally {
      execFileSync('umount', [folder.directory]);
    }
  });

  test.runIf(process.platform === 'linux')('just where the next segment is to begin', async () => {
    const options = { directory: folder.directory, chain: 'gateway-1', checkpointKey: readCheckpointKey(keyFile) };
    const ledger = await openLedger({ ...options, segmentBytes: 300, retryEvery: 20 });
    const next = join(folder.directory, 'gateway-1', '000002.log');
    symlinkSync('/dev/full', next);
    await ledger.append({ event: 'asked', filler: 'x'.repeat(300) });
    await expect(ledger.append({ event: 'asked' })).rejects.toThrow(LedgerUnavailable);
    expect(ledger.health).toMatchObject({ state: 'unavailable', reason: expect.stringContaining('ENOSPC') });
    rmSync(next);
    await expect.poll(() => ledger.health.state).toBe('writing');
    await ledger.append({ event: 'asked' });
    await ledger.close();
    expect(await findings()).toEqual([]);
    expect((await folder.records()).map(({ event }) => event)).toEqual(['asked', 'ledger resumed', 'asked']);
  });
});

async function expectAcknowledged(writer: LedgerWriter): Promise<void> {
  for (const [chain, acknowledged] of writer.acknowledged()) {
    for await (const { hash, record } of readChain(join(folder.directory, chain))) {
      const promised = acknowledged.get(record.n);
      if (promised !== undefined && promised !== hash) throw new Error(`${chain}:${record.n} is another record`);
      acknowledged.delete(record.n);
    }
    expect([...acknowledged.keys()], `acknowledged and lost in ${chain}`).toEqual([]);
  }
}

async function expectResumed(writer: LedgerWriter): Promise<void> {
  expect(writer.said).toContain('closed');
  expect(await findings()).toEqual([]);
  await expectAcknowledged(writer);
  const told = [...(await folder.records('gateway-1')), ...(await folder.records('to-hrss-1'))];
  const resumed = told.filter(({ event }) => event === 'ledger resumed');
  expect(resumed.length).toBeGreaterThan(0);
  for (const { refused } of resumed) expect(refused).toBeGreaterThan(0);
}

/** Leaves half a record at the end of each chain. @returns how many */
function tearEnd(): number {
  let torn = 0;
  for (const chain of readdirSync(folder.directory).filter(name => existsSync(join(folder.directory, name, 'chain.json')))) {
    const segments = readdirSync(join(folder.directory, chain)).filter(name => /^\d+\.log$/.test(name));
    const last = segments.sort().at(-1);
    if (last === undefined || isSealed(chain, last)) continue;
    appendFileSync(join(folder.directory, chain, last), `${'0'.repeat(64)} {"n":`);
    torn += 1;
  }
  return torn;
}

function isSealed(chain: string, segment: string): boolean {
  return spawnSync('grep', ['-q', `"name":"${segment}"`, join(folder.directory, chain, 'checkpoints.log')]).status === 0;
}

/** Only for root, and not in every container. */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}
