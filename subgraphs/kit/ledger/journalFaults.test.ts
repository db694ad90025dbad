import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Journal, LedgerUnavailable } from './index.ts';
import { FaultyDisk } from './testing/FaultyDisk.ts';
import { TestChain } from './testing/TestChain.ts';
import { appendToAll, TestChains } from './testing/TestChains.ts';

/** Milliseconds. */
const patience = 400;
const SEGMENT = 'gateway-1/000001.log';
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe.runIf(FaultyDisk.isPossible)('the disk', () => {
  let disk: FaultyDisk;
  let chains: TestChains;
  let stack: DisposableStack;
  beforeEach(() => {
    stack = new DisposableStack();
    chains = stack.use(new TestChains());
    disk = stack.use(new FaultyDisk());
  });
  afterEach(() => stack.dispose());

  /** Appends to several in turn until somebody is refused. @returns the hashes of what was acknowledged, and the error */
  const appendUntilRefused = async (ledgers: readonly { append: (record: object) => Promise<{ hash: string }> }[]) => {
    const hashes: string[] = [];
    for (let count = 0; count < 60; count += 1)
      for (const ledger of ledgers) {
        const appended = await ledger
          .append({ event: 'department asked', filler: 'x'.repeat(300) })
          .catch((error: Error) => error);
        if (appended instanceof Error) return { hashes, error: appended };
        hashes.push(appended.hash);
      }
    return { hashes, error: undefined };
  };

  describe('loses power', () => {
    test('after the process was killed and started again: what it had acknowledged before and after is there', async () => {
      const first = await chains.open();
      const { hash } = await first.ledgers[0].append({ event: 'before' });
      await expect.poll(() => chains.text('gateway-1')).toContain('before');
      const killed = stack.use(disk.kill(chains));
      // The worst that can be: the chain can be read, is on no disk, and no journal tells of it.
      truncateSync(killed.path('journal-1', '1.journal'), 0);
      const second = await killed.open();
      const after = await second.ledgers[0].append({ event: 'after' });
      expect((await stack.use(disk.losePower(killed)).restart()).lacking([hash, after.hash])).toEqual([]);
      await Promise.all([first.close(), second.close()]);
    });

    test('after the process was killed when a checkpoint was on its way: the next one builds only on what the disk has', async () => {
      const first = await chains.open({ segmentBytes: 1_000 });
      const answer = Promise.withResolvers<void>();
      disk.onWrite = path => (path === chains.path('gateway-1', 'checkpoints.log') ? answer.promise : undefined);
      const { hash } = await first.ledgers[0].append({ event: 'before', filler: 'x'.repeat(1_000) });
      await expect.poll(() => readFileSync(chains.path('gateway-1', 'checkpoints.log'), 'utf8')).toContain('000001.log');
      const killed = stack.use(disk.kill(chains));
      const second = await killed.open();
      const after = await second.ledgers[0].append({ event: 'after' });
      await second.close();
      expect((await stack.use(disk.losePower(killed)).restart()).lacking([hash, after.hash])).toEqual([]);
      answer.resolve();
      await first.close();
    });

    test('after a first append: the names of the folders and files in which it stands are there', async () => {
      const { ledgers, close } = await chains.open();
      const [one] = ledgers;
      const { hash } = await one.append({ event: 'first' });
      expect((await stack.use(disk.losePower(chains)).restart()).lacking([hash])).toEqual([]);
      await close();
    });

    test('after the process was killed when a segment had no durable name: the next one sees to that', async () => {
      const first = await chains.open();
      const isReached = Promise.withResolvers<void>();
      const answer = Promise.withResolvers<void>();
      disk.onSync = path => {
        if (path !== dirname(chains.path('gateway-1'))) return undefined;
        isReached.resolve();
        return answer.promise;
      };
      const waiting = first.ledgers[0].append({ event: 'never acknowledged' });
      await isReached.promise;
      const killed = stack.use(disk.kill(chains));
      expect(killed.text('gateway-1')).toBe('');
      const second = await killed.open();
      const { hash } = await second.ledgers[0].append({ event: 'acknowledged' });
      expect((await stack.use(disk.losePower(killed)).restart()).lacking([hash])).toEqual([]);
      answer.resolve();
      await waiting;
      await Promise.all([first.close(), second.close()]);
    });
  });

  test('answers too late: what was refused does not come back, and what followed it is there', async () => {
    const { ledgers, close } = await chains.open({ patience });
    const [one] = ledgers;
    await appendToAll(ledgers, 2);
    const answer = Promise.withResolvers<void>();
    disk.onWrite = path => (path.endsWith('.journal') ? answer.promise : undefined);
    await expect(one.append({ event: 'x', filler: 'x'.repeat(2_000), id: 'refused' })).rejects.toThrow(LedgerUnavailable);
    disk.onWrite = undefined;
    answer.resolve();
    await expect.poll(() => one.health.state).toBe('writing');
    const { hash } = await one.append({ event: 'acknowledged' });
    const found = stack.use(disk.losePower(chains));
    expect(readFileSync(found.path('journal-1', '1.journal'), 'utf8')).not.toContain('refused"}');
    await found.restart();
    expect(found.lacking([hash])).toEqual([]);
    expect(found.text('gateway-1')).not.toContain('refused"}');
    await close();
  });

  test('takes a part and is full, while the chains get back what they lost: the journal keeps the rest', async () => {
    const { ledgers, close } = await chains.open();
    await appendToAll(ledgers, 3);
    const found = stack.use(chains.copy());
    truncateSync(found.path('gateway-1'), 0);
    disk.onWrite = (path, { position, length }) => {
      if (path !== found.path('gateway-1') || position + length <= 500) return undefined;
      return position < 500 ? 500 - position : new Error('ENOSPC');
    };
    await expect(found.open()).rejects.toThrow('ENOSPC');
    disk.onWrite = undefined;
    await found.restart();
    expect((await found.verify()).records).toEqual([3, 3, 3]);
    await close();
  });

  describe('loses what it was to sync, and says so once', () => {
    const loseOnce = (file: string) => {
      disk.onSync = path => {
        if (path !== file) return undefined;
        disk.onSync = undefined;
        return new Error('EIO');
      };
    };

    test('when the journal is turned: appends are refused before the journal forgets it', async () => {
      const { ledgers, close } = await chains.open({ halfBytes: 3_000 });
      const [one] = ledgers;
      loseOnce(chains.path('gateway-1'));
      const { hashes, error } = await appendUntilRefused([one]);
      expect(error).toBeInstanceOf(LedgerUnavailable);
      await pause(100);
      hashes.push(...(await appendUntilRefused([one])).hashes);
      expect((await stack.use(disk.losePower(chains)).restart()).lacking(hashes)).toEqual([]);
      // What is lost can still be read by the next process.
      const killed = await stack.use(disk.kill(chains)).restart();
      expect((await stack.use(disk.losePower(killed)).restart()).lacking(hashes)).toEqual([]);
      await close().catch(() => {});
    });

    test('when a segment is left: the others go on only as long as the journal tells of it', async () => {
      const { ledgers, close } = await chains.open({ halfBytes: 3_000, segmentBytes: 1_000 });
      const [one, other] = ledgers;
      const { hash } = await one.append({ event: 'department asked', filler: 'x'.repeat(1_000) });
      loseOnce(chains.path('gateway-1'));
      await expect(one.append({ event: 'in the next segment' })).rejects.toThrow(LedgerUnavailable);
      await pause(100);
      const { hashes, error } = await appendUntilRefused([other]);
      expect(error).toBeInstanceOf(LedgerUnavailable);
      expect((await stack.use(disk.losePower(chains)).restart()).lacking([hash, ...hashes])).toEqual([]);
      await close().catch(() => {});
    });
  });

  describe('does not answer a sync', () => {
    test('of one file when the journal is to be turned: all are refused within patience, and go on when it does', async () => {
      const { ledgers, close } = await chains.open({ patience, halfBytes: 2_000 });
      const [one, other] = ledgers;
      await one.append({ event: 'department asked', filler: 'x'.repeat(2_000) });
      const answer = Promise.withResolvers<void>();
      disk.onSync = path => (path.endsWith(SEGMENT) ? answer.promise : undefined);
      const began = performance.now();
      const { error } = await appendUntilRefused([other]);
      expect(error).toBeInstanceOf(LedgerUnavailable);
      expect(performance.now() - began).toBeLessThan(10 * patience);
      expect(other.health.state).toBe('unavailable');
      disk.onSync = undefined;
      answer.resolve();
      await expect.poll(() => other.health.state).toBe('writing');
      await appendToAll(ledgers, 5);
      await close();
      expect((await chains.verify()).findings).toEqual([]);
    });

    test('when a segment is left: its chain is refused within patience', async () => {
      const { ledgers, close } = await chains.open({ patience, segmentBytes: 1_000 });
      const [one] = ledgers;
      await one.append({ event: 'department asked', filler: 'x'.repeat(1_000) });
      const answer = Promise.withResolvers<void>();
      disk.onSync = path => (path.endsWith(SEGMENT) ? answer.promise : undefined);
      await expect(one.append({ event: 'in the next segment' })).rejects.toThrow(`within ${patience} ms`);
      answer.resolve();
      await expect.poll(() => one.health.state).toBe('writing');
      await close();
      expect((await chains.verify()).findings).toEqual([]);
    });
  });

  test('fails when a ledger is opened: nobody writes on behind the back of the one that is opened next', async () => {
    const chain = stack.use(new TestChain());
    const { directory, folder } = chain;
    await chain.write(0);
    // A start has to tell of a torn end, and cannot.
    writeFileSync(join(folder, '000001.log.0.1.torn.pending'), 'lost');
    const journal = await Journal.open({ directory, name: 'journal-1' });
    disk.onWrite = path => (path.endsWith('.journal') ? new Error('EIO') : undefined);
    await expect(chain.open({ journal, retryEvery: 200 })).rejects.toThrow(LedgerUnavailable);
    disk.onWrite = undefined;
    const ledger = await chain.open({ journal });
    for (let count = 0; count < 15; count += 1) {
      await ledger.append({ event: 'department asked' });
      await pause(20);
    }
    await ledger.close();
    await journal.close();
    expect(chain.records().map(({ n }) => n)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(await chain.findings()).toEqual([]);
  });

  test('does not take what a chain has acknowledged: the next append is refused until it does, and nothing is lost', async () => {
    const { ledgers, close } = await chains.open({ retryEvery: 20 });
    const [one, other] = ledgers;
    await one.append({ event: 'department asked' });
    disk.onWrite = path => (path.endsWith(SEGMENT) ? new Error('ENOSPC') : undefined);
    const { hash } = await one.append({ event: 'acknowledged' });
    await expect
      .poll(() => one.append({ event: 'y' }).catch(error => error.message), { interval: 60, timeout: 5_000 })
      .toContain('ENOSPC');
    await expect(one.append({ event: 'refused' })).rejects.toThrow(LedgerUnavailable);
    await other.append({ event: 'department asked' });
    expect(chains.text('gateway-1')).not.toContain('acknowledged');
    const found = stack.use(disk.kill(chains));
    disk.onWrite = undefined;
    await found.restart();
    expect(found.lacking([hash])).toEqual([]);
    expect(found.text('gateway-1')).not.toContain('refused"');
    await expect.poll(() => one.health.state).toBe('writing');
    await close();
    expect(chains.lacking([hash])).toEqual([]);
    expect((await chains.verify()).findings).toEqual([]);
  });
});
