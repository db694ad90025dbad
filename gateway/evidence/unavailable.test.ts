import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readCheckpointKey, readSalt } from '@minsheng/subgraph-kit/ledger';
import { parse } from 'graphql';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';
import { watchEvidence } from '../watch/watchEvidence.ts';
import { EvidenceChains } from './EvidenceChains.ts';
import { FileEvidence } from './FileEvidence.ts';
import { type EvidenceEntry, openEvidence } from './openEvidence.ts';
import { PersonHashes } from './PersonHashes.ts';

const city = createCity();
let evidence: EvidenceFolder;
beforeEach(() => {
  evidence = new EvidenceFolder();
});
const start = (more: Parameters<typeof startFederation>[1] = {}): Promise<Federation> => {
  return startFederation(Object.values(city), { evidence: evidence.settings, ...more });
};
afterEach(() => evidence[Symbol.dispose]());

describe('while evidence cannot be written', () => {
  /** Evidence as a gateway keeps it, with a grace of so many milliseconds, and what it logs. */
  const openFile = async ({ grace, retryEvery = 20 }: { grace: number; retryEvery?: number }) => {
    const { keyFile, saltFile, directory } = evidence.settings;
    const federation = await startFederation(Object.values(createCity()), { evidence: evidence.settings });
    await federation[Symbol.asyncDispose]();
    const chains = await EvidenceChains.open({ directory, checkpointKey: readCheckpointKey(keyFile), retryEvery });
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: line => void lines.push(JSON.parse(line).msg) });
    const persons = new PersonHashes('sm3', readSalt(saltFile), 10);
    const file = new FileEvidence(chains, { persons, keepsAnswer: false, grace, log });
    const open = (isAboutPersons: boolean, calls: EvidenceEntry['calls'] = []) => {
      const decided = { reason: '', isAboutPersons, grant: undefined, fields: [] };
      const known = { caller: { kind: 'anonymous' }, decision: { kind: 'allow', ...decided } } as const;
      const document = parse('{ people { pid } }');
      const operation = {
        key: '\n{ people { pid } }',
        definition: document.definitions[0],
      } as unknown as EvidenceEntry['operation'];
      return openEvidence(file, { id: 'r', calls, purpose: undefined, entry: undefined }, { ...known, operation, variables: {} });
    };
    return { file, chains, lines, open };
  };

  test('nothing about persons is answered, no department hears of it, and all is well again by itself', async () => {
    const federation = await start();
    await federation.ask('{ people { pid } }');
    const away = evidence.path('away');
    renameSync(evidence.directory, away);
    writeFileSync(evidence.directory, '');
    // An open file outlives its name, so the ledger looks once a second whether it is still there.
    await expect.poll(async () => (await federation.ask('{ people { pid } }')).status, { timeout: 5000 }).toBe(503);
    const heard = city.hrss.heard.length;
    const { status, body } = await federation.ask('{ people { pid } }');
    expect(status).toBe(503);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'EVIDENCE_UNAVAILABLE' } }] });
    expect(body.data).toBeUndefined();
    expect(city.hrss.heard).toHaveLength(heard);
    rmSync(evidence.directory);
    renameSync(away, evidence.directory);
    await expect.poll(async () => (await federation.ask('{ people { pid } }')).status, { timeout: 5000 }).toBe(200);
    await federation[Symbol.asyncDispose]();
    const { chains } = await evidence.verify();
    expect(chains.flatMap(({ findings }) => findings)).toEqual([]);
    expect((await evidence.records()).map(({ event }) => event)).toContain('ledger resumed');
  });

  test('what concerns persons is refused at once, anything else after the grace', async () => {
    const { file, chains, lines, open } = await openFile({ grace: 1000 });
    const own = `${evidence.directory}/gateway-1`;
    renameSync(own, `${own}-away`);
    writeFileSync(own, '');
    await expect(open(true)).rejects.toMatchObject({ code: 'EVIDENCE_UNAVAILABLE', status: 503 });
    expect((await open(false)).isUnrecorded).toBe(true);
    await new Promise(resolve => setTimeout(resolve, 1050));
    await expect(open(false)).rejects.toMatchObject({ code: 'EVIDENCE_UNAVAILABLE' });
    expect(file.counts).toEqual({ refused: 2, unrecorded: 1 });
    rmSync(own);
    renameSync(`${own}-away`, own);
    await expect.poll(() => chains.own.health.state).toBe('writing');
    await file.seal(await open(true), { status: 200, body: '', errors: 0 });
    await file.close();
    expect(lines).toEqual([expect.stringContaining('ALARM: evidence cannot be written as it must'), 'evidence is written again']);
    expect((await evidence.records()).slice(-4).map(({ event }) => event)).toEqual([
      'ledger resumed',
      'operation met',
      'request opened',
      'request sealed',
    ]);
    expect((await evidence.verify()).chains.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('of a department that came later and whose chain cannot be opened, the grace ends too, and metrics tell until it can', async () => {
    const { file, chains, lines, open } = await openFile({ grace: 1000 });
    const registry = new Registry();
    watchEvidence(registry, file);
    const unavailable = async () => {
      const text = await registry.getSingleMetricAsString('minsheng_evidence_unavailable_seconds');
      return Number(/\{chain="to-new-1"\} (\S+)/.exec(text)?.[1]);
    };
    const call = { department: 'new', outcome: 'ok', milliseconds: 1, entities: 0, repeats: 0, joined: false };
    const answer = async () => {
      const entry = await open(false, [call as unknown as EvidenceEntry['calls'][number]]);
      await file.seal(entry, { status: 200, body: '', errors: 0 });
      return entry;
    };
    const folder = `${evidence.directory}/to-new-1`;
    writeFileSync(folder, '');
    expect((await answer()).isUnrecorded).toBe(true);
    await open(false);
    await new Promise(resolve => setTimeout(resolve, 1050));
    await expect(answer()).rejects.toMatchObject({ code: 'EVIDENCE_UNAVAILABLE' });
    expect(await unavailable()).toBeGreaterThan(1);
    expect(chains.health().get('to-new-1')).toMatchObject({ state: 'unavailable', reason: expect.stringContaining('EEXIST') });
    expect(lines).toEqual([expect.stringContaining('ALARM')]);
    rmSync(folder);
    // Nobody asks that department any more: the chain is opened all the same.
    await expect.poll(unavailable).toBe(0);
    expect((await answer()).isUnrecorded).toBeUndefined();
    await file.close();
    expect(lines).toEqual([expect.stringContaining('ALARM'), 'evidence is written again']);
    expect(await evidence.records('to-new-1')).toMatchObject([
      { event: 'ledger resumed', reason: expect.stringContaining('EEXIST'), refused: 2 },
      { event: 'department asked' },
    ]);
  });

  test('a chain that is damaged is read again now and then, and not for each request', async () => {
    const { file, chains } = await openFile({ grace: 1000, retryEvery: 300 });
    mkdirSync(`${evidence.directory}/to-new-1`);
    writeFileSync(`${evidence.directory}/to-new-1/000001.log`, 'no record\n');
    await expect(chains.openFor('new')).rejects.toThrow(/chain.json is missing/);
    rmSync(`${evidence.directory}/to-new-1`, { recursive: true });
    await expect(chains.openFor('new')).rejects.toThrow(/chain.json is missing/);
    await expect
      .poll(() =>
        chains.openFor('new').then(
          ({ chain }) => chain,
          () => 'shut',
        ),
      )
      .toBe('to-new-1');
    await file.close();
  });
});
