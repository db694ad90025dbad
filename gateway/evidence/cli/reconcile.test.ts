import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeCheckpointKey, openLedger, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EvidenceFolder } from '../../testkit/EvidenceFolder.ts';

const folder = new EvidenceFolder();
const { keyFile } = folder.settings;
const gateway = folder.path('gateway');
const ledgerOf = (department: string) => folder.path(`${department}-ledger`);

/** Every request asks two departments; some put the same question to both. */
beforeAll(async () => {
  makeCheckpointKey(keyFile);
  for (const department of ['hrss', 'civil-affairs']) {
    const digests = Array.from({ length: 40 }, (_, n) => (n < 1 ? `same-${n}` : `${department}-${n}`));
    await write(gateway, `to-${department}-1`, digests, digest => ({
      event: 'department asked',
      calls: [{ entities: 0, outcome: 'ok', digest }],
    }));
    await write(ledgerOf(department), 'asked', digests, digest => ({ event: 'asked', digest }));
  }
  await write(gateway, 'to-weather-1', [], () => ({}));
});
afterAll(() => folder[Symbol.dispose]());

async function write(directory: string, chain: string, digests: string[], record: (digest: string) => object): Promise<void> {
  const ledger = await openLedger({ directory, chain, checkpointKey: readCheckpointKey(keyFile) });
  await ledger.appendAll(digests.map((digest, n) => ({ requestId: `r${n}`, ...record(digest) })));
  await ledger.close();
}

function reconcile(department: string, ...more: string[]) {
  const script = join(import.meta.dirname, 'evidence.ts');
  const args = [script, 'reconcile', '--gateway', gateway, '--department', department, ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('whose ledger it is', () => {
  test.for(['hrss', 'civil-affairs'])('%s need not be told: its calls do', department => {
    expect(reconcile(ledgerOf(department))).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(`✓ ${department}: 40 次调用双方一致`),
    });
  });

  test('must be told where the calls do not', async () => {
    const silent = folder.path('silent');
    await write(silent, 'asked', [], () => ({}));
    const others = folder.path('others');
    await write(others, 'asked', ['one', 'two'], digest => ({ event: 'asked', digest }));
    for (const ledger of [silent, others]) {
      const { status, stderr } = reconcile(ledger);
      expect(stderr).toMatch(/cannot be told whose ledger .* is; give --name, one of civil-affairs, hrss, weather/);
      expect(status).toBe(2);
    }
  });
});

describe('nobody is accused', () => {
  test('of another one’s ledger', () => {
    const { status, stdout, stderr } = reconcile(ledgerOf('hrss'), '--name', 'civil-affairs');
    expect(stderr).toMatch(/this does not look like the ledger of civil-affairs: of 40 calls there and 40 here only 1 match/);
    expect(stderr).toContain('It looks like that of hrss');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test('of a name that the gateway never called', () => {
    const { status, stderr } = reconcile(ledgerOf('hrss'), '--name', 'nobody');
    expect(stderr).toMatch(/there is no chain to-nobody-… in /);
    expect(status).toBe(2);
  });
});

test('a call of a request that the gateway opened and could not end, because it was killed, is hidden by nobody', async () => {
  const killed = { gateway: folder.path('killed'), office: folder.path('killed-hrss') };
  await write(killed.gateway, 'to-hrss-1', ['a'], digest => ({ event: 'department asked', calls: [{ outcome: 'ok', digest }] }));
  await write(killed.gateway, 'gateway-1', ['a', 'b'], () => ({ event: 'request opened' }));
  await write(killed.office, 'asked', ['a', 'b'], digest => ({ event: 'asked', digest }));
  const script = join(import.meta.dirname, 'evidence.ts');
  const args = [script, 'reconcile', '--gateway', killed.gateway, '--department', killed.office];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout).toMatch(/✓ hrss: 1 次.* 0 次不一致 hidden\n {4}1 次属于中断的请求/);
  expect(status).toBe(0);
});

describe('somebody is', () => {
  test('who tells of nothing at all', async () => {
    const silent = folder.path('silent-hrss');
    await write(silent, 'asked', [], () => ({}));
    const { status, stdout } = reconcile(silent, '--name', 'hrss');
    expect(stdout).toMatch(/✗ hrss: 0 次.* 40 次不一致 hidden/);
    expect(status).toBe(1);
  });

  test('who leaves out most of it', async () => {
    const few = folder.path('few');
    await write(few, 'asked', ['same-0', 'hrss-1', 'hrss-2', 'hrss-3'], digest => ({ event: 'asked', digest }));
    const { status, stdout } = reconcile(few, '--name', 'hrss');
    expect(stdout).toMatch(/✗ hrss: 4 次.* 36 次不一致 hidden/);
    expect(status).toBe(1);
  });
});
