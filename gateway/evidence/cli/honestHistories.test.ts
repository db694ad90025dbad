import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPublicKey } from '@minsheng/subgraph-kit/ledger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EvidenceWriter, WrittenFolder } from '../../testkit/EvidenceWriter.ts';
import { exits } from './exits.ts';
import { type Verification, verifyDirectory } from './verifyDirectory.ts';

let folder: WrittenFolder;
beforeEach(() => {
  folder = new WrittenFolder();
});
afterEach(() => folder[Symbol.dispose]());

const findingsOf = ({ chains }: Verification) => chains.flatMap(({ findings }) => findings);

/** As if the gateway of a folder ran on another machine. */
function moveAway(directory: string): () => void {
  const lock = join(directory, 'gateway-1', 'minsheng.lock');
  const before = readFileSync(lock, 'utf8');
  writeFileSync(lock, JSON.stringify({ ...JSON.parse(before), host: 'elsewhere' }));
  return () => writeFileSync(lock, before);
}

describe('nobody is accused of what happened to', () => {
  test('an answer that was withheld, and one about no person in the grace', async () => {
    await folder.work(async writer => {
      await writer.open('withheld');
      await writer.seal('withheld', false);
      await writer.own.append({ event: 'request refused', requestId: 'withheld', reason: 'EVIDENCE_UNAVAILABLE' });
      await writer.open('board', false);
      await writer.seal('board', false);
      await writer.answer(20, 'late');
    });
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
  });

  test.each(['own', 'asked'] as const)('one that a full disk parted, as the chain "%s" tells afterwards', async chain => {
    await folder.work(async writer => {
      await writer.answer(20, 'early');
      await writer.open('parted');
      await writer.seal('parted', false);
      const since = new Date(folder.now).toISOString();
      folder.now += 60_000;
      await writer[chain].append({ event: 'ledger resumed', since, refused: 2 });
      await writer.answer(20, 'late');
    });
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
  });

  test.each([
    ['in the middle of its work', async () => {}],
    ['just behind its last word', (writer: EvidenceWriter) => writer.stop()],
  ])('one that a kill parted, %s, also when a torn end is mended at the next start', async (_, end) => {
    await folder.work(async writer => {
      await writer.answer(20, 'early');
      await writer.open('parted');
      await writer.seal('parted', false);
      await end(writer);
    });
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
    appendFileSync(join(folder.directory, 'gateway-1', 'checkpoints.log'), '{"half');
    folder.now += 300_000;
    await folder.work(writer => writer.answer(20, 'late'));
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
  });
});

describe('nor is anybody where the oldest records are in an archive', () => {
  const keys = () => [readPublicKey(folder.settings.keyFile)];
  const verifyPart = () => verifyDirectory(folder.directory, { keys: keys(), isPart: true });

  test.each(['gateway-1', 'to-hrss-1'])('of %s', async chain => {
    await folder.work(writer => writer.answer(40, 'r'));
    rmSync(join(folder.directory, chain, '000001.log'));
    expect(findingsOf(await verifyPart())).toEqual([]);
  });

  test('and the time stood still meanwhile, as after a clock was set back', async () => {
    await folder.work(async writer => {
      for (let n = 0; n < 40; n += 1) {
        await writer.answer(1, `r${n}-`);
        folder.now -= 10_000;
      }
    });
    rmSync(join(folder.directory, 'to-hrss-1', '000001.log'));
    expect(findingsOf(await verifyPart())).toEqual([]);
  });

  test('and nothing else is left of a chain', async () => {
    const chain = join(folder.directory, 'to-hrss-1');
    const isSealed = () => readFileSync(join(chain, 'checkpoints.log'), 'utf8').includes('"name":"000001.log"');
    await folder.work(async writer => {
      for (let n = 0; !isSealed(); n += 1) {
        await writer.answer(1, `r${n}-`);
        // It is sealed behind the append that filled it.
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    });
    expect(readdirSync(chain)).toContain('000001.log');
    rmSync(join(chain, '000001.log'));
    expect(findingsOf(await verifyPart())).toEqual([]);
  });
});

describe('nor while a gateway writes', () => {
  /** Verifies again and again, and stops at the first finding. */
  async function verifyWhileWriting(writer: EvidenceWriter): Promise<Verification> {
    let isOver = false;
    const writing = (async () => {
      for (let n = 0; !isOver; n += 1) await writer.answer(1, `during${n}-`);
    })();
    let found = await folder.verify();
    for (let count = 0; count < 10 && findingsOf(found).length === 0; count += 1) found = await folder.verify();
    isOver = true;
    await writing;
    return found;
  }

  test.each([
    ['on this machine', () => () => {}],
    ['on another one', () => moveAway(folder.directory)],
    [
      'whose clock was set back',
      () => {
        folder.now -= 3_600_000;
        return () => {};
      },
    ],
  ])('%s', async (_, prepare) => {
    const writer = await EvidenceWriter.start(folder);
    await writer.answer(20, 'early');
    const restore = prepare();
    const found = await verifyWhileWriting(writer);
    restore();
    await writer[Symbol.asyncDispose]();
    expect(findingsOf(found)).toEqual([]);
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
  });

  test('and its folder is copied, one chain after the other', async () => {
    const copy = folder.path('copy');
    const writer = await EvidenceWriter.start(folder);
    await writer.answer(5, 'early');
    for (const name of ['gateway-1', 'to-hrss-1', 'chains.log']) {
      cpSync(join(folder.directory, name), join(copy, name), { recursive: true });
      await writer.answer(3, `during ${name}`);
    }
    moveAway(copy);
    await writer[Symbol.asyncDispose]();
    const found = await verifyDirectory(copy, { keys: [readPublicKey(folder.settings.keyFile)], isPart: false });
    expect(found).toMatchObject({ exit: exits.clean, open: [] });
  });
});
