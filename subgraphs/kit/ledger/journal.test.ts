import { existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DirectoryInUseError, LedgerDamaged, LedgerUnavailable } from './index.ts';
import { readFrames, writeFrame } from './journalFrames.ts';
import { appendToAll, TestChains } from './testing/TestChains.ts';

test('several chains that share a journal are read like any others, as soon as a record is acknowledged', async () => {
  using chains = new TestChains();
  const { ledgers, close } = await chains.open();
  await appendToAll(ledgers, 10);
  expect(await chains.verify()).toEqual({ records: [10, 10, 10], findings: [] });
  // One write for all that came at once.
  const frames = readFrames(readFileSync(chains.path('journal-1', '1.journal')));
  expect(
    frames
      .map(({ path }) => path)
      .slice(0, 3)
      .sort(),
  ).toEqual(chains.names.map(name => `${name}/000001.log`).sort());
  expect(frames.length).toBe(30);
  await close();
  const again = await chains.open();
  await appendToAll(again.ledgers, 5);
  await again.close();
  expect(await chains.verify()).toEqual({ records: [15, 15, 15], findings: [] });
});

describe('power is lost', () => {
  /** What the disk has when some of what was written to the chains' own files had not reached it. */
  const lose = (chains: TestChains, name: string, how: (path: string, size: number) => void) => {
    const path = chains.path(name);
    how(path, statSync(path).size);
  };
  const cut = (path: string, size: number) => truncateSync(path, Math.floor(size * Math.random()));
  /** Blocks that were promised, and never written. */
  const blank = (path: string, size: number) => {
    const kept = Math.floor(size * Math.random());
    truncateSync(path, kept);
    truncateSync(path, size);
  };

  test('and the next start has every record that was acknowledged', async () => {
    using chains = new TestChains();
    const { ledgers, close } = await chains.open();
    await appendToAll(ledgers, 20);
    for (let round = 0; round < 10; round += 1) {
      using found = chains.copy();
      lose(found, 'gateway-1', cut);
      lose(found, 'to-hrss-1', blank);
      const again = await found.open();
      await appendToAll(again.ledgers, 1);
      await again.close();
      expect(await found.verify()).toEqual({ records: [21, 21, 21], findings: [] });
    }
    await close();
  });

  test('in the middle of a write to the journal: what was not acknowledged is in no chain', async () => {
    using chains = new TestChains();
    const { ledgers, close } = await chains.open();
    await appendToAll(ledgers, 3);
    const journaled = statSync(chains.path('journal-1', '1.journal')).size;
    await appendToAll(ledgers, 1);
    using found = chains.copy();
    truncateSync(found.path('journal-1', '1.journal'), journaled + 100);
    for (const name of found.names) truncateSync(found.path(name), 100);
    await (await found.open()).close();
    expect(await found.verify()).toEqual({ records: [3, 3, 3], findings: [] });
    await close();
  });

  test('after the journal was turned many times: what it no longer tells of is durable, and what it does is added', async () => {
    using chains = new TestChains();
    const halfBytes = 4_000;
    const { ledgers, close } = await chains.open({ halfBytes });
    await appendToAll(ledgers, 60);
    using found = chains.copy();
    const told = ['1.journal', '2.journal'].flatMap(half => readFrames(readFileSync(found.path('journal-1', half))));
    const [first] = told
      .filter(({ path }) => path === 'to-hrss-1/000001.log')
      .sort((one, other) => one.position - other.position);
    expect(first?.position).toBeGreaterThan(10_000);
    truncateSync(found.path('to-hrss-1'), first?.position);
    const again = await found.open({ halfBytes });
    await appendToAll(again.ledgers, 60);
    await again.close();
    expect(await found.verify()).toEqual({ records: [120, 120, 120], findings: [] });
    await close();
  });

  test('and the disk is full when the chains get back what they lost: the journal keeps it until there is room', async () => {
    using chains = new TestChains();
    const { ledgers, close } = await chains.open();
    await appendToAll(ledgers, 5);
    using found = chains.copy();
    for (const name of found.names) lose(found, name, cut);
    const path = found.path('to-hrss-1');
    renameSync(path, `${path}.away`);
    symlinkSync('/dev/full', path);
    await expect(found.open()).rejects.toThrow('ENOSPC');
    rmSync(path);
    renameSync(`${path}.away`, path);
    await (await found.open()).close();
    expect(await found.verify()).toEqual({ records: [5, 5, 5], findings: [] });
    await close();
  });
});

describe('a journal does not', () => {
  test('mend what somebody has changed', async () => {
    using chains = new TestChains();
    const { ledgers, close } = await chains.open();
    await appendToAll(ledgers, 5);
    await close();
    const text = readFileSync(chains.path('to-hrss-1'), 'utf8');
    writeFileSync(chains.path('to-hrss-1'), text.replace('"requestId":"r3"', '"requestId":"r9"'));
    await expect(chains.open()).rejects.toThrow(LedgerDamaged);
    expect(readFileSync(chains.path('to-hrss-1'), 'utf8')).toContain('"requestId":"r9"');
  });

  test('take a segment that somebody removed for one that was moved into an archive', async () => {
    using chains = new TestChains();
    const { ledgers, close } = await chains.open();
    await appendToAll(ledgers, 3);
    using found = chains.copy();
    await close();
    rmSync(found.path('to-hrss-1'));
    expect(await found.verify()).toEqual({ records: [3, 0, 3], findings: ['removed'] });
    await expect(found.open()).rejects.toThrow(/to-hrss-1.*000001\.log is missing: .*journal-1 tells of it/);
    // However often somebody, or a service manager, starts it again.
    await expect(found.open()).rejects.toThrow(/000001\.log is missing/);
    expect(await found.verify()).toEqual({ records: [3, 0, 3], findings: ['removed'] });
  });

  test('bring back a segment that was moved into an archive', async () => {
    using chains = new TestChains();
    const first = await chains.open({ segmentBytes: 1_000 });
    await appendToAll(first.ledgers, 12);
    await first.close();
    renameSync(chains.path('to-hrss-1'), join(chains.directory, 'archived.log'));
    await (await chains.open({ segmentBytes: 1_000 })).close();
    expect(existsSync(chains.path('to-hrss-1'))).toBe(false);
  });

  test('write anywhere else than into segments, whatever it says', async () => {
    using chains = new TestChains();
    await (await chains.open()).close();
    const victim = join(chains.directory, 'victim.txt');
    writeFileSync(victim, '');
    const frames = ['../victim.txt', 'victim.txt', 'gateway-1/chain.json', 'gateway-1/../victim.txt'].map((path, index) =>
      writeFrame({ path, position: 0, bytes: Buffer.from('overwritten') }, index + 1),
    );
    writeFileSync(chains.path('journal-1', '1.journal'), Buffer.concat(frames.flat()));
    const facts = readFileSync(chains.path('gateway-1', 'chain.json'), 'utf8');
    await (await chains.open()).close();
    expect(readFileSync(victim, 'utf8')).toBe('');
    expect(readFileSync(chains.path('gateway-1', 'chain.json'), 'utf8')).toBe(facts);
  });

  test('have two writers', async () => {
    using chains = new TestChains();
    const { close } = await chains.open();
    await expect(chains.open()).rejects.toThrow(DirectoryInUseError);
    await close();
  });
});

test('a journal that the disk does not take: nothing is acknowledged or left in the chains, and all go on when it does', async () => {
  using chains = new TestChains();
  const { ledgers, close } = await chains.open();
  await appendToAll(ledgers, 2);
  const folder = chains.path('journal-1', '1.journal');
  renameSync(folder, `${folder}.away`);
  symlinkSync('/dev/full', folder);
  // It is noticed within a second that the name leads elsewhere.
  await expect
    .poll(() => ledgers[0]?.append({ event: 'department asked' }).catch(error => error), { timeout: 5_000 })
    .toBeInstanceOf(LedgerUnavailable);
  const refused = await Promise.allSettled(ledgers.map(ledger => ledger.append({ event: 'department asked' })));
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  rmSync(folder);
  renameSync(`${folder}.away`, folder);
  await expect.poll(() => ledgers.map(({ health }) => health.state)).toEqual(['writing', 'writing', 'writing']);
  await appendToAll(ledgers, 2);
  const { records } = await chains.verify();
  using found = chains.copy();
  for (const name of found.names) truncateSync(found.path(name), 400);
  await (await found.open()).close();
  expect(await found.verify()).toEqual({ records, findings: [] });
  await close();
  expect((await chains.verify()).findings).toEqual([]);
  expect(readFileSync(chains.path('to-hrss-1'), 'utf8')).toContain('ledger resumed');
});

test('a chain that has of one record something else than its journal tells is not gone on with: no crash leaves that', async () => {
  using chains = new TestChains();
  const { ledgers, close } = await chains.open();
  const [one] = ledgers;
  await one.append({ event: 'a' });
  const { hash } = await one.append({ event: 'b' });
  using found = chains.copy();
  const [first, second] = readFrames(readFileSync(found.path('journal-1', '1.journal')));
  if (!first || !second) throw new Error('both are told of');
  const line = Buffer.from(first.bytes);
  writeFileSync(found.path('gateway-1'), line);
  const other = { ...first, bytes: Buffer.from('f'.repeat(line.length)) };
  writeFileSync(found.path('journal-1', '2.journal'), Buffer.concat(writeFrame(other, 7)));
  writeFileSync(found.path('journal-1', '1.journal'), Buffer.concat(writeFrame(second, 8)));
  await expect(found.open()).rejects.toThrow(/gateway-1.*000001\.log is not what was written: .*journal-1 tells of it/);
  // What is told of behind it is written all the same.
  expect(found.lacking([hash])).toEqual([]);
  await close();
});

test('a chain that lost more than its journal tells of is left as it is, and the journal is kept', async () => {
  using chains = new TestChains();
  const { ledgers, close } = await chains.open({ halfBytes: 4_000 });
  await appendToAll(ledgers, 60);
  using found = chains.copy();
  const left = found.text('gateway-1').split('\n').slice(0, 5).join('\n');
  writeFileSync(found.path('gateway-1'), `${left}\n`);
  await expect(found.open({ halfBytes: 4_000 })).rejects.toThrow(LedgerDamaged);
  expect(found.text('gateway-1')).toBe(`${left}\n`);
  await expect(found.open({ halfBytes: 4_000 })).rejects.toThrow(LedgerDamaged);
  await close();
});
