import { appendFileSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EvidenceWriter, WrittenFolder } from '../../testkit/EvidenceWriter.ts';
import { exits } from './exits.ts';

let folder: WrittenFolder;
beforeEach(() => {
  folder = new WrittenFolder();
});
afterEach(() => folder[Symbol.dispose]());

/** Puts a chain back to how it was before some requests, checkpoints included. */
async function putBack(chain: string, hide: (writer: EvidenceWriter) => Promise<void>): Promise<void> {
  await folder.work(writer => writer.answer(20, 'early'));
  const [place, earlier] = [join(folder.directory, chain), folder.path('earlier')];
  cpSync(place, earlier, { recursive: true });
  await folder.work(hide);
  rmSync(place, { recursive: true });
  cpSync(earlier, place, { recursive: true });
}

async function findings() {
  const { exit, chains } = await folder.verify();
  expect(exit).toBe(exits.changed);
  return chains.flatMap(({ chain, findings: found }) => found.map(({ kind, what }) => `${chain} ${kind}: ${what}`));
}

describe('a chain that was put back to an earlier moment, with its checkpoints', () => {
  test("if a department's, is held against what the gateway answered; the last half minute may be a kill's doing", async () => {
    await putBack('to-hrss-1', writer => writer.answer(20, 'hidden'));
    const told = [
      expect.stringMatching(
        /^to-hrss-1 removed: the gateway answered 16 requests .*, the first of them hidden0: it was put back/,
      ),
    ];
    expect(await findings()).toEqual(told);
    await folder.work(writer => writer.answer(20, 'late'));
    expect(await findings()).toEqual(told);
  });

  test("if the gateway's, is held against what departments were asked", async () => {
    await putBack('gateway-1', writer => writer.answer(20, 'hidden'));
    const told = [
      expect.stringMatching(
        /^gateway-1 removed: departments were asked for 20 requests .*, the first of them hidden0: it was put back/,
      ),
    ];
    expect(await findings()).toEqual(told);
    await folder.work(writer => writer.answer(20, 'late'));
    expect(await findings()).toEqual(told);
  });

  test('is not excused by half a line that somebody puts at its end', async () => {
    await putBack('to-hrss-1', writer => writer.answer(20, 'hidden'));
    const segments = readdirSync(join(folder.directory, 'to-hrss-1'));
    const last =
      segments
        .filter(name => /^\d+\.log$/.test(name))
        .sort()
        .at(-1) ?? '';
    appendFileSync(join(folder.directory, 'to-hrss-1', last), '0123456789abcdef');
    expect(await findings()).toEqual([expect.stringContaining('torn'), expect.stringContaining('removed')]);
  });

  test('nor by a gap that was none: the gateway wrote all the time', async () => {
    await putBack('to-hrss-1', async writer => {
      await writer.answer(20, 'hidden');
      await writer.own.append({ event: 'ledger resumed', since: '1970-01-01T00:00:00.000Z', refused: 0 });
    });
    expect(await findings()).toEqual([expect.stringContaining('the gateway answered 16 requests')]);
  });
});

describe('a request without an end', () => {
  test('is under way while its gateway runs, and open when that has died', async () => {
    const writer = await EvidenceWriter.start(folder);
    await writer.open('asking');
    expect(await folder.verify()).toMatchObject({ exit: exits.clean, underWay: [{ requestId: 'asking' }], open: [] });
    await writer[Symbol.asyncDispose]();
    expect(await folder.verify()).toMatchObject({ exit: exits.crashed, underWay: [], open: [{ requestId: 'asking' }] });
  });

  test('is no news any more when the gateway was started again', async () => {
    await folder.work(async writer => {
      await writer.open('interrupted');
      await writer.open('board', false);
    });
    folder.now = Date.parse('2026-03-02');
    await folder.work(writer => writer.answer(1, 'next'));
    const found = await folder.verify();
    expect(found).toMatchObject({ exit: exits.clean, open: [] });
    expect(found.chains[0]?.notes).toEqual([
      expect.stringMatching(/^2026-03-02T00:00:00.000Z: .* without an end: 2; .* About persons: 1, of which none/),
    ]);
  });
});
