/**
 * What an append costs: `node subgraphs/kit/ledger/ledger.bench.ts [records]`. Prints processor time and time for each of a
 * hundred appends at once, as a busy gateway has them, and for a lone one.
 *
 * What the profile taught (500 bytes, two shared cores): SM3 is a third of it, JSON.stringify a sixth, the group's write and fsync
 * the rest; one promise for each append does not show.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from './openLedger.ts';
import type { HashName } from './records.ts';

const RECORDS = Number(process.argv[2] ?? 20_000);
const AT_ONCE = 100;
const LONE = 300;
const names: HashName[] = ['sm3', 'sha256'];

const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
const checkpointKey = generateKeyPairSync('ed25519').privateKey;
for (const hash of names) {
  const ledger = await openLedger({ directory, chain: hash, hash, checkpointKey });
  const appendMany = async (count: number) => {
    for (let done = 0; done < count; done += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => ledger.append(recordOf(done + index))));
    }
  };
  await appendMany(RECORDS / 4);
  await measure(`${hash}, ${AT_ONCE} at once`, RECORDS, () => appendMany(RECORDS));
  await measure(`${hash}, alone`, LONE, async () => {
    for (let index = 0; index < LONE; index += 1) await ledger.append(recordOf(index));
  });
  await ledger.close();
}
rmSync(directory, { recursive: true });

async function measure(what: string, count: number, work: () => Promise<void>): Promise<void> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  const each = ((performance.now() - started) * 1000) / count;
  process.stdout.write(`${what}: ${((user + system) / count).toFixed(1)} µs of processor, ${each.toFixed(0)} µs\n`);
}

function recordOf(index: number): object {
  return {
    event: 'request opened',
    requestId: `6a1b2c3d-0000-4000-8000-${index}`,
    caller: { subject: 'o-123', department: 'hrss', roles: ['officer'] },
    purpose: { purpose: 'audit', grant: 'G-2026-001', case: '审〔2026〕12' },
    operation: { name: 'Board', hash: 'ab'.repeat(32), variables: 'cd'.repeat(11) },
    decision: { kind: 'allow', reason: 'every field is the own department’s' },
    isAboutPersons: true,
  };
}
