import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Gathering, LedgerDamaged, LedgerUnavailable, type OpenLedger } from './index.ts';
import { digestOf } from './records.ts';
import { TestChain } from './testing/TestChain.ts';

describe('a ledger writes', () => {
  test.each(['sm3', 'sha256'] as const)('records in a chain of %s that anybody can follow', async hash => {
    using chain = new TestChain();
    const ledger = await chain.open({ hash });
    const [one, two] = await ledger.appendAll([{ event: 'a' }, { event: '乙' }]);
    expect(one).toMatchObject({ n: 1 });
    await ledger.close();
    const [first = '', second = ''] = chain.read().split('\n');
    expect(first.slice(0, 64)).toBe(digestOf(hash, digestOf(hash, 'gateway-1') + first.slice(65)));
    expect(second.slice(0, 64)).toBe(digestOf(hash, first.slice(0, 64) + second.slice(65)));
    expect(two?.hash).toBe(second.slice(0, 64));
    expect(await chain.findings()).toEqual([]);
  });

  test('all appends of one turn at once, and each learns its own number', async () => {
    using chain = new TestChain();
    const ledger = await chain.open();
    const appended = await Promise.all(Array.from({ length: 500 }, (_, index) => ledger.append({ event: 'x', index })));
    expect(appended.map(({ n }) => n)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    await ledger.close();
    expect(chain.records().map(({ index }) => index)).toEqual(Array.from({ length: 500 }, (_, index) => index));
  });

  test('what is alone at once, and in a crowd when three quarters of it are there, in whatever chain, or the time is over', async () => {
    using chain = new TestChain();
    const gathering = new Gathering(60_000);
    const ledger = await chain.open({ gathering });
    const other = await chain.open({ gathering, chain: 'to-hrss-1' });
    const append = async (event: string, ...chains: OpenLedger[]) => {
      gathering.arrive();
      await Promise.all(chains.map(one => one.append({ event })));
      gathering.leave();
    };
    // None of these would be back within the test's time if it waited for others.
    for (let index = 0; index < 3; index += 1) await append('alone', ledger, other);
    for (let index = 0; index < 10; index += 1) gathering.expect();
    let isWritten = false;
    const first = append('of ten', other).then(() => (isWritten = true));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(isWritten).toBe(false);
    await Promise.all([first, ...Array.from({ length: 7 }, () => append('of ten', ledger))]);
    const last = append('left when it is closed', ledger);
    await ledger.close();
    await Promise.all([last, other.close()]);
    const hasty = await chain.open({ gathering: new Gathering(30) });
    for (let index = 0; index < 3; index += 1) await hasty.append({ event: 'of ten, who do not come' });
    await hasty.close();
    expect(await chain.verify()).toMatchObject({ records: 14, findings: [] });
  });

  test('nothing that is no object, and those of others that come with it all the same', async () => {
    using chain = new TestChain();
    const ledger = await chain.open();
    const appends = [ledger.append({ event: 'x' }), ledger.append('[]'), ledger.append([]), ledger.append({})];
    expect((await Promise.allSettled(appends)).map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    ]);
    await ledger.close();
    expect(await chain.verify()).toMatchObject({ records: 2, findings: [] });
  });

  test('on where it ended, and signs every so many records', async () => {
    using chain = new TestChain();
    const checkpointEvery = { records: 4, milliseconds: 60_000 };
    await chain.write(10, { checkpointEvery });
    await chain.write(3, { checkpointEvery });
    const report = await chain.verify();
    expect(report).toMatchObject({ records: 13, unsigned: 0, signedUntil: { n: 13 }, findings: [] });
    expect(report.checkpoints).toBeGreaterThanOrEqual(5);
  });

  test('a checkpoint when the time has come, however few the records', async () => {
    using chain = new TestChain();
    const ledger = await chain.open({ checkpointEvery: { records: 1000, milliseconds: 20 } });
    await ledger.append({ event: 'x' });
    await expect.poll(() => ledger.health.unsigned).toBe(0);
    expect(await chain.verify()).toMatchObject({ signedUntil: { n: 1 }, findings: [] });
    await ledger.close();
  });

  test('one at the start for what the process before it left unsigned', async () => {
    using chain = new TestChain();
    await chain.write(5);
    // As a kill leaves it.
    chain.edit(lines => lines.slice(0, 1), 'checkpoints.log');
    expect((await chain.verify()).unsigned).toBe(5);
    const ledger = await chain.open();
    await expect.poll(async () => (await chain.verify()).unsigned).toBe(0);
    await ledger.close();
  });

  test('segments of a size, each sealed by a checkpoint, and goes on after any of them', async () => {
    using chain = new TestChain();
    await chain.write(30, { segmentBytes: 1000 });
    await chain.write(30, { segmentBytes: 1000 });
    expect(chain.files().filter(name => /^\d/.test(name)).length).toBeGreaterThan(5);
    expect(await chain.verify()).toMatchObject({ records: 60, findings: [] });
  });

  test('no time earlier than the one before, and says what a clock said that was set back', async () => {
    using chain = new TestChain();
    let now = Date.parse('2026-03-01T08:00:00Z');
    const ledger = await chain.open({ clock: () => now });
    await ledger.append({ event: 'a' });
    now -= 3_600_000;
    await ledger.append({ event: 'b' });
    await ledger.close();
    await chain.write(1, { clock: () => now });
    const late = { at: '2026-03-01T08:00:00.000Z', clock: '2026-03-01T07:00:00.000Z' };
    expect(chain.records()).toMatchObject([{ at: '2026-03-01T08:00:00.000Z' }, late, late]);
    expect(chain.records()[0]).not.toHaveProperty('clock');
    expect(await chain.findings()).toEqual([]);
  });

  test('nothing where another one writes, also of this process', async () => {
    using chain = new TestChain();
    const ledger = await chain.open();
    await expect(chain.open()).rejects.toThrow(/the ledger in .* is in use by process \d+/);
    await ledger.close();
    await (await chain.open()).close();
  });

  test('nothing where a chain was begun, and somebody removed it', async () => {
    using chain = new TestChain();
    await chain.write(3);
    rmSync(chain.folder, { recursive: true });
    await expect(chain.open()).rejects.toThrow(/it was begun on .* \(chains\.log\), and nothing is left of it/);
    await expect(chain.open()).rejects.toThrow(LedgerDamaged);
  });

  test('nothing more once it is closed', async () => {
    using chain = new TestChain();
    const ledger = await chain.open();
    await ledger.close();
    await expect(ledger.append({ event: 'x' })).rejects.toThrow(LedgerUnavailable);
  });
});

describe('after a crash', () => {
  test('the torn end is kept beside, and the next record tells of it', async () => {
    using chain = new TestChain();
    await chain.write(3);
    appendFileSync(join(chain.folder, '000001.log'), 'abc {"n":4');
    expect(await chain.findings()).toEqual(['torn 4']);
    await chain.write(1);
    expect(chain.records()[3]).toMatchObject({
      n: 4,
      event: 'ledger repaired',
      bytes: 10,
      digest: digestOf('sm3', 'abc {"n":4'),
    });
    expect(chain.read(String(chain.records()[3]?.file))).toBe('abc {"n":4');
    const report = await chain.verify();
    expect(report.findings).toEqual([]);
    expect(report.notes).toEqual([expect.stringContaining('10 bytes were cut off')]);
  });

  test('zeros that a file system left at the end are torn too', async () => {
    using chain = new TestChain();
    await chain.write(3);
    appendFileSync(join(chain.folder, '000001.log'), Buffer.concat([Buffer.alloc(100), Buffer.from('x\n')]));
    await chain.write(1);
    expect(chain.records()[3]).toMatchObject({ event: 'ledger repaired', bytes: 102 });
    expect(await chain.findings()).toEqual([]);
  });

  test('a torn checkpoint is kept beside likewise', async () => {
    using chain = new TestChain();
    await chain.write(3);
    appendFileSync(join(chain.folder, 'checkpoints.log'), 'half a check');
    expect(await chain.findings()).toEqual(['torn']);
    await chain.write(1);
    expect(chain.records()[3]).toMatchObject({ event: 'ledger repaired', bytes: 12 });
    expect(await chain.findings()).toEqual([]);
  });

  test('a start that was interrupted in the repair repairs again', async () => {
    using chain = new TestChain();
    await chain.write(3);
    writeFileSync(join(chain.folder, '000001.log.500.1.torn.pending'), 'lost');
    expect(await chain.findings()).toEqual(['torn']);
    await chain.write(1);
    expect(chain.records()[3]).toMatchObject({ event: 'ledger repaired', file: '000001.log.500.1.torn' });
    expect(await chain.findings()).toEqual([]);
  });

  test.for([
    ['lacks its end', ''],
    ['has a zero instead', '\0'],
  ])('a last record that nobody signed yet and that %s is torn', async ([, end]) => {
    using chain = new TestChain();
    await writeUnsigned(chain);
    chain.replace(chain.read().slice(0, -1) + end);
    expect(await chain.findings()).toEqual(['torn 3']);
    await chain.write(1);
    expect(await chain.findings()).toEqual([]);
  });

  test.for(['\v', ' ', 'x', '\u008a'])('one that has %j instead is not: no write ends so', async end => {
    using chain = new TestChain();
    await writeUnsigned(chain);
    const changed = chain.read().slice(0, -1) + end;
    chain.replace(changed);
    expect(await chain.findings()).toEqual(['altered 3']);
    await expect(chain.open()).rejects.toThrow(/is damaged and is not written to/);
    // And it is left as it is, for whoever looks into it.
    expect(chain.read()).toBe(changed);
  });

  test('what was cut off cannot be changed or taken away afterwards', async () => {
    using chain = new TestChain();
    await chain.write(3);
    appendFileSync(join(chain.folder, '000001.log'), 'abc {"n":4');
    await chain.write(0);
    const torn = chain.files().find(name => name.endsWith('.torn')) ?? '';
    chain.replace('nothing to see', torn);
    expect(await chain.findings()).toEqual(['altered 4']);
    rmSync(join(chain.folder, torn));
    expect(await chain.findings()).toEqual(['removed 4']);
  });
});

/** Three records; only the beginning of the chain is signed. */
async function writeUnsigned(chain: TestChain): Promise<void> {
  await chain.write(3);
  chain.edit(lines => lines.slice(0, 1), 'checkpoints.log');
}

const spoils: Record<string, { spoil: (chain: TestChain) => void; found: string[]; opens?: boolean }> = {
  'a record is altered': {
    spoil: chain => chain.edit(lines => lines.with(4, lines[4]?.replace('r4', 'r9') ?? '')),
    found: ['altered 5'],
  },
  'a record is altered and hashed anew': {
    spoil: chain => chain.edit(lines => rehash(lines, 4, { to: 5 })),
    found: ['altered 6'],
  },
  'a record is altered, and all that follow are hashed anew': {
    spoil: chain => chain.edit(lines => rehash(lines, 4, { to: lines.length })),
    found: ['unlike 8', 'unlike 12', 'unlike 16', 'unlike 20'],
  },
  'a record is removed': { spoil: chain => chain.edit(lines => lines.toSpliced(4, 1)), found: ['removed 5'] },
  'several records are removed': {
    spoil: chain => chain.edit(lines => lines.toSpliced(4, 3)),
    found: ['removed 5', 'removed 6', 'removed 7'],
  },
  'the last records are removed': { spoil: chain => chain.edit(lines => lines.slice(0, -2)), found: ['removed 19'] },
  'two records change places': {
    spoil: chain => chain.edit(lines => lines.with(4, lines[5] ?? '').with(5, lines[4] ?? '')),
    found: ['reordered 5'],
  },
  'a record is written twice': {
    spoil: chain => chain.edit(lines => lines.toSpliced(5, 0, lines[4] ?? '')),
    found: ['inserted 5'],
  },
  'a line is overwritten with rubbish': {
    spoil: chain => chain.edit(lines => lines.with(4, 'rubbish\n')),
    found: ['altered 5', 'altered 6'],
  },
  'a checkpoint is forged': {
    spoil: chain => chain.edit(lines => lines.with(2, lines[2]?.replace('"n":8', '"n":7') ?? ''), 'checkpoints.log'),
    found: ['forged 7'],
  },
  'a checkpoint is removed': {
    spoil: chain => chain.edit(lines => lines.toSpliced(2, 1), 'checkpoints.log'),
    found: ['removed 12'],
  },
  'the end of the last line is overwritten': {
    spoil: chain => chain.replace(`${chain.read().slice(0, -1)}\v`),
    found: ['altered 20'],
  },
  'the last record is cut short, as a crash would, but it was signed': {
    spoil: chain => chain.replace(chain.read().slice(0, -20)),
    found: ['altered 20'],
  },
  'the last record is zeros, as after a crash, but it was signed': {
    spoil: chain => chain.edit(lines => lines.with(-1, '\0'.repeat(100))),
    found: ['altered 20'],
  },
  'the end of the last checkpoint is overwritten': {
    spoil: chain => chain.replace(`${chain.read('checkpoints.log').slice(0, -1)}\v`, 'checkpoints.log'),
    found: ['forged'],
  },
  'all checkpoints are removed': { spoil: chain => rmSync(join(chain.folder, 'checkpoints.log')), found: ['removed'] },
  'the whole segment is removed': { spoil: chain => rmSync(join(chain.folder, '000001.log')), found: ['removed 1'] },
  'another segment is put behind': {
    spoil: chain => chain.replace(chain.read(), '000002.log'),
    found: ['inserted'],
  },
};

describe('the verifier finds exactly that, and the ledger does not write on, when', () => {
  test.for(Object.entries(spoils))('%s', async ([, { spoil, found }]) => {
    using chain = new TestChain();
    await chain.write(20, { checkpointEvery: { records: 4, milliseconds: 60_000 } });
    spoil(chain);
    expect(await chain.findings()).toEqual(found);
    await expect(chain.open()).rejects.toThrow(/is damaged and is not written to/);
    // The start that was refused has not buried it either.
    expect(await chain.findings()).toEqual(found);
  });

  test('a sealed segment is altered, moved or exchanged', async () => {
    using chain = new TestChain();
    await chain.write(40, { segmentBytes: 1000 });
    const whole = chain.read('000002.log');
    chain.edit(lines => lines.with(1, lines[1]?.replace('request opened', 'request OPENED') ?? ''), '000002.log');
    const n = Number(/"n":(\d+)/.exec(whole.split('\n')[1] ?? '')?.[1]);
    expect(await chain.findings()).toEqual([`altered ${n}`]);
    await expect(chain.open()).rejects.toThrow(/is damaged/);
    rmSync(join(chain.folder, '000002.log'));
    const first = n - 1;
    expect((await chain.findings())[0]).toBe('removed');
    expect(await chain.findings()).toContain(`removed ${first}`);
    await expect(chain.open()).rejects.toThrow(/000002.log is missing/);
  });

  test('the chain of one department is put in the place of another', async () => {
    using chain = new TestChain();
    await chain.write(5);
    renameSync(chain.folder, join(chain.directory, 'to-hrss-1'));
    await expect(chain.open({ chain: 'to-hrss-1' })).rejects.toThrow(/its folder says that it is "gateway-1"/);
  });

  test('another key signed', async () => {
    using chain = new TestChain();
    using other = new TestChain();
    await chain.write(5);
    expect(await chain.findings({ keys: [other.publicKey] })).toEqual(['forged 0', 'forged 5']);
  });
});

/** As a forger without the key would do it: the record's text changed, and it and those after it hashed anew. */
function rehash(lines: string[], from: number, { to }: { to: number }): string[] {
  const forged = [...lines];
  for (let index = from; index < to; index += 1) {
    const json = (forged[index] ?? '').slice(65, -1).replace('r4', 'r9');
    forged[index] = `${digestOf('sm3', (forged[index - 1] ?? '').slice(0, 64) + json)} ${json}\n`;
  }
  return forged;
}
