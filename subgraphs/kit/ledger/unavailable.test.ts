import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LedgerUnavailable } from './index.ts';
import { TestChain } from './testing/TestChain.ts';

describe('while the disk does not take anything', () => {
  test('appends are refused, and the ledger goes on by itself as soon as it can, with a word about the time between', async () => {
    using chain = new TestChain();
    const ledger = await chain.open({ retryEvery: 20 });
    await ledger.append({ event: 'before' });
    await ledger.close();
    const again = await chain.open({ retryEvery: 20 });
    const away = `${chain.folder}-away`;
    renameSync(chain.folder, away);
    writeFileSync(chain.folder, 'a file where the folder was');
    await expect(again.append({ event: 'lost' })).rejects.toThrow(LedgerUnavailable);
    await expect(again.append({ event: 'lost' })).rejects.toThrow(/cannot write since/);
    expect(again.health).toMatchObject({ state: 'unavailable', since: expect.any(Date), refused: 2 });
    rmSync(chain.folder);
    renameSync(away, chain.folder);
    await expect.poll(() => again.health.state).toBe('writing');
    await again.append({ event: 'after' });
    await again.close();
    expect(chain.records()).toMatchObject([{ event: 'before' }, { event: 'ledger resumed', refused: 2 }, { event: 'after' }]);
    expect(await chain.findings()).toEqual([]);
  });

  test('and what was refused was the last for a while: the word about it is signed when it is due, though nobody appends', async () => {
    using chain = new TestChain();
    await chain.write(1);
    const ledger = await chain.open({ retryEvery: 20, checkpointEvery: { records: 1, milliseconds: 60_000 } });
    const away = `${chain.folder}-away`;
    renameSync(chain.folder, away);
    writeFileSync(chain.folder, 'a file where the folder was');
    await expect(ledger.append({ event: 'lost' })).rejects.toThrow(LedgerUnavailable);
    rmSync(chain.folder);
    renameSync(away, chain.folder);
    await expect.poll(() => ledger.health).toMatchObject({ state: 'writing', n: 2, unsigned: 0 });
    expect(await chain.verify()).toMatchObject({ signedUntil: { n: 2 }, findings: [] });
    await ledger.close();
  });

  test('of checkpoints alone, records are written on, and the next checkpoint covers them', async () => {
    using chain = new TestChain();
    const ledger = await chain.open({ checkpointEvery: { records: 2, milliseconds: 20 } });
    const checkpoints = join(chain.folder, 'checkpoints.log');
    renameSync(checkpoints, `${checkpoints}-away`);
    mkdirSync(checkpoints);
    // The file is still open, and is looked for once a second.
    await new Promise(resolve => setTimeout(resolve, 1100));
    for (let n = 0; n < 5; n += 1) await ledger.append({ event: 'x' });
    await expect.poll(() => ledger.signingFailure?.since).toBeInstanceOf(Date);
    rmSync(checkpoints, { recursive: true });
    renameSync(`${checkpoints}-away`, checkpoints);
    await expect.poll(() => ledger.signingFailure).toBeUndefined();
    await ledger.close();
    expect(await chain.verify()).toMatchObject({ signedUntil: { n: 5 }, findings: [] });
  });

  test('a file that lost bytes meanwhile is not written to', async () => {
    using chain = new TestChain();
    await chain.write(5);
    const ledger = await chain.open({ retryEvery: 20 });
    truncateSync(join(chain.folder, '000001.log'), 10);
    await expect(ledger.append({ event: 'x' })).rejects.toThrow(/has lost/);
    await ledger.close();
  });
});
