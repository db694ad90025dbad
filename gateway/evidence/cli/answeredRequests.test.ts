import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpointKey, type OpenLedger, openLedger, readCheckpointKey, readPublicKey } from '@minsheng/subgraph-kit/ledger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EvidenceFolder } from '../../testkit/EvidenceFolder.ts';
import { exits } from './exits.ts';
import { type Verification, verifyDirectory } from './verifyDirectory.ts';

let folder: EvidenceFolder;
/** Milliseconds; each request takes a second. */
let now: number;
beforeEach(() => {
  folder = new EvidenceFolder();
  makeCheckpointKey(folder.settings.keyFile);
  mkdirSync(folder.directory);
  now = Date.parse('2026-03-01');
});
afterEach(() => folder[Symbol.dispose]());

/** A gateway at work, and the department it asks. */
class Office implements AsyncDisposable {
  readonly own: OpenLedger;
  readonly asked: OpenLedger;

  private constructor(own: OpenLedger, asked: OpenLedger) {
    this.own = own;
    this.asked = asked;
  }

  static async start(): Promise<Office> {
    const checkpointKey = readCheckpointKey(folder.settings.keyFile);
    const open = (chain: string) =>
      openLedger({ directory: folder.directory, chain, checkpointKey, segmentBytes: 2000, clock: () => now });
    const office = new Office(await open('gateway-1'), await open('to-hrss-1'));
    await office.own.append({ event: 'administered', act: 'gateway started' });
    return office;
  }

  async open(requestId: string, isAboutPersons = true): Promise<void> {
    now += 1000;
    await this.own.append({ event: 'request opened', requestId, isAboutPersons });
  }

  async seal(requestId: string, isTold = true): Promise<void> {
    await this.own.append({ event: 'request sealed', requestId, departments: { hrss: { calls: 1 } } });
    if (isTold) await this.asked.append({ event: 'department asked', requestId, calls: [] });
  }

  async answer(...requestIds: string[]): Promise<void> {
    for (const requestId of requestIds) {
      await this.open(requestId);
      await this.seal(requestId);
    }
  }

  async stop(): Promise<void> {
    await this.own.append({ event: 'administered', act: 'gateway stopped' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.own.close(), this.asked.close()]);
  }
}

async function work(what: (office: Office) => Promise<void>): Promise<void> {
  await using office = await Office.start();
  await what(office);
}

const ids = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`);
const findingsOf = ({ chains }: Verification) => chains.flatMap(({ findings }) => findings);

describe("a department's chain", () => {
  test('that was put back to an earlier moment, with its checkpoints, is held against what the gateway answered', async () => {
    await work(office => office.answer(...ids(20, 'early')));
    const [chain, earlier] = [join(folder.directory, 'to-hrss-1'), folder.path('earlier')];
    cpSync(chain, earlier, { recursive: true });
    await work(async office => {
      await office.answer(...ids(5, 'hidden'));
      await office.stop();
    });
    rmSync(chain, { recursive: true });
    cpSync(earlier, chain, { recursive: true });
    await work(office => office.answer(...ids(20, 'late')));
    const found = await folder.verify();
    const what = expect.stringContaining(
      'answered 5 requests about persons of which it does not tell, the first of them hidden0',
    );
    expect(findingsOf(found)).toEqual([{ chain: 'to-hrss-1', kind: 'removed', file: 'to-hrss-1', what }]);
    expect(found.exit).toBe(exits.changed);
  });

  test('tells of what the chain of the gateway does not any more that was put back', async () => {
    await work(office => office.answer(...ids(20, 'early')));
    const [chain, earlier] = [join(folder.directory, 'gateway-1'), folder.path('earlier')];
    cpSync(chain, earlier, { recursive: true });
    await work(office => office.answer(...ids(5, 'hidden')));
    rmSync(chain, { recursive: true });
    cpSync(earlier, chain, { recursive: true });
    const what = expect.stringContaining('5 requests of which it does not tell, the first of them hidden0');
    const finding = { chain: 'gateway-1', kind: 'removed', file: 'gateway-1', what };
    expect(findingsOf(await folder.verify())).toEqual([finding]);
    await work(office => office.answer(...ids(20, 'late')));
    expect(findingsOf(await folder.verify())).toEqual([finding]);
  });

  test.each(['gateway-1', 'to-hrss-1'])('is not compared where the oldest records of %s are in an archive', async chain => {
    await work(office => office.answer(...ids(40, 'early')));
    rmSync(join(folder.directory, chain, '000001.log'));
    const keys = [readPublicKey(folder.settings.keyFile)];
    expect(findingsOf(await verifyDirectory(folder.directory, { keys, isPart: true }))).toEqual([]);
  });

  test('need not tell of an answer that was withheld, nor of one that was about no person', async () => {
    await work(async office => {
      await office.open('withheld');
      await office.seal('withheld', false);
      await office.own.append({ event: 'request refused', requestId: 'withheld', reason: 'EVIDENCE_UNAVAILABLE' });
      await office.open('board', false);
      await office.seal('board', false);
      await office.answer(...ids(20, 'late'));
    });
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
  });

  test('nor of what a kill or a full disk took from it in the middle of a write', async () => {
    await work(async office => {
      await office.answer(...ids(20, 'early'));
      await office.open('full');
      await office.seal('full', false);
      const since = new Date(now).toISOString();
      await office.own.append({ event: 'ledger resumed', since, refused: 2 });
      await office.answer(...ids(20, 'between'));
      await office.open('killed');
      await office.seal('killed', false);
    });
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
    await work(office => office.answer(...ids(20, 'late')));
    expect(await folder.verify()).toMatchObject({ exit: exits.clean });
  });
});

describe('a request without an end', () => {
  test('is under way while its gateway runs, and open when that has died', async () => {
    const office = await Office.start();
    await office.open('asking');
    expect(await folder.verify()).toMatchObject({ exit: exits.clean, underWay: [{ requestId: 'asking' }], open: [] });
    await office[Symbol.asyncDispose]();
    expect(await folder.verify()).toMatchObject({ exit: exits.crashed, underWay: [], open: [{ requestId: 'asking' }] });
  });

  test('is no news any more when the gateway was started again', async () => {
    await work(office => office.open('interrupted'));
    now = Date.parse('2026-03-02');
    await work(office => office.answer('next'));
    const found = await folder.verify();
    expect(found).toMatchObject({ exit: exits.clean, open: [] });
    expect(found.chains[0]?.notes).toEqual([expect.stringMatching(/^2026-03-02T00:00:00.000Z: .* 1 requests had no end/)]);
  });
});
