import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { readPublicKey, readSalt } from '@minsheng/subgraph-kit/ledger';
import { parse } from 'graphql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { GatewayProcess } from '../testkit/GatewayProcess.ts';
import { StreamingDepartment } from '../testkit/StreamingDepartment.ts';
import { compose, type Federation, startFederation } from '../testkit/startFederation.ts';
import { subscribeOver } from '../testkit/subscribeOver.ts';
import { verifyDirectory } from './cli/verifyDirectory.ts';
import { describeOpened } from './describeEntry.ts';
import { evidenceEvents } from './events.ts';
import { type EvidenceEntry } from './openEvidence.ts';
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

describe('a request leaves behind', () => {
  test('that it was opened and sealed, and a record for each department', async () => {
    const federation = await start();
    await federation.ask('query People { people { pid paidAfterDeath deathDate } }', { variables: {} });
    await federation[Symbol.asyncDispose]();
    const [opened, sealed] = await evidence.requests();
    expect(opened).toMatchObject({
      event: 'request opened',
      caller: { kind: 'anonymous' },
      operation: { name: 'People', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      decision: { kind: 'allow' },
      isAboutPersons: true,
    });
    expect(sealed).toMatchObject({
      event: 'request sealed',
      requestId: opened?.requestId,
      outcome: { kind: 'complete', status: 200, errors: 0, without: [] },
    });
    const departments = (sealed?.departments ?? {}) as Record<string, { calls: number }>;
    expect(Object.keys(departments)).toContain('hrss');
    for (const department of Object.keys(departments)) {
      const [asked, ...more] = await evidence.requests(`to-${department}-1`);
      expect(more).toEqual([]);
      expect(asked).toMatchObject({ event: 'department asked', requestId: opened?.requestId, caller: { kind: 'anonymous' } });
      expect(asked?.calls).toHaveLength(departments[department]?.calls ?? 0);
    }
  });

  test('the text of an operation once, without the values in it, which only the salt finds again', async () => {
    const federation = await start();
    const ask = (text: string) => federation.ask(text);
    await ask('{ person(pid: "p1") { pid } }');
    await ask('{ person(pid: "p2") { pid } }');
    await ask('query P110101194912310021 { people { p110101194912310021: pid } } # 110101194912310021');
    await federation[Symbol.asyncDispose]();
    const records = (await evidence.records()).filter(({ event }) => event !== 'administered');
    const met = records.filter(({ event }) => event === 'operation met');
    expect(met).toMatchObject([
      { text: '{\n  person(pid: "") {\n    pid\n  }\n}' },
      { name: 'P0', text: 'query P0 {\n  people {\n    p0: pid\n  }\n}' },
    ]);
    expect(records[0]?.event).toBe('operation met');
    const persons = new PersonHashes('sm3', readSalt(evidence.settings.saltFile), 10);
    expect(records.filter(({ event }) => event === 'request opened').map(({ operation }) => operation)).toMatchObject([
      { hash: met[0]?.hash, values: persons.digest('values ["p1"]') },
      { hash: met[0]?.hash, values: persons.digest('values ["p2"]') },
      { hash: met[1]?.hash, name: 'P0' },
    ]);
  });

  test('which fields were withheld, without the numbers that callers put into aliases', async () => {
    const operation = { definition: { kind: 'OperationDefinition' } } as unknown as EvidenceEntry['operation'];
    const decision = { kind: 'allowWithout', reason: '', isAboutPersons: true, grant: undefined, fields: [] } as const;
    const entry = {
      id: 'r',
      caller: { kind: 'anonymous' },
      calls: [],
      decision: { ...decision, paths: [['people', 'p110101194912310021']] },
    };
    const persons = new PersonHashes('sm3', Buffer.alloc(32), 10);
    const document = parse('{ people { pid } }');
    const known = { ...operation, key: '\n{ people { pid } }', definition: document.definitions[0] };
    const { decision: told } = describeOpened({ ...entry, operation: known } as unknown as EvidenceEntry, persons);
    expect(told).toMatchObject({ kind: 'allowWithout', paths: ['people.p0'] });
  });

  test('which answer was given, where that is wanted: a copy of it can be proven with the salt', async () => {
    const federation = await start({ evidence: { ...evidence.settings, keepsAnswer: true } });
    const { text } = await federation.ask('{ people { pid } }');
    await federation[Symbol.asyncDispose]();
    const persons = new PersonHashes('sm3', readSalt(evidence.settings.saltFile), 10);
    const [, sealed] = await evidence.requests();
    expect(sealed?.answer).toBe(persons.digest(`answer ${text}`));
  });

  test('of whom departments were asked, as salted hashes that only the salt finds again', async () => {
    const federation = await start();
    await federation.ask('{ people { pid paidAfterDeath } }');
    await federation[Symbol.asyncDispose]();
    const persons = new PersonHashes('sm3', readSalt(evidence.settings.saltFile), 10);
    const sealed = (await evidence.requests()).find(({ event }) => event === 'request sealed');
    const { count, hashes } = (sealed?.persons ?? {}) as { count: number; hashes: string[] };
    expect(hashes).toHaveLength(count);
    expect(hashes).toContain(persons.of('p2'));
    for (const chain of evidence.chains()) expect(JSON.stringify(await evidence.records(chain))).not.toMatch(/"p2"|李四/);
  });

  test('that it was refused, also when it was no operation at all', async () => {
    const federation = await start();
    await federation.ask('{ people {');
    await federation.send({ method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
    await federation.send({ method: 'POST', headers: { 'content-type': 'application/json' }, body: 'x'.repeat(2_000_000) });
    await federation[Symbol.asyncDispose]();
    const records = await evidence.requests();
    expect(records.filter(({ event }) => event === 'request refused')).toMatchObject([
      { caller: { kind: 'anonymous' }, reason: 'GRAPHQL_PARSE_FAILED' },
      { reason: expect.stringMatching(/CSRF_REFUSED|UNSUPPORTED_MEDIA_TYPE/) },
    ]);
    expect(records.filter(({ event }) => event === 'requests refused')).toMatchObject([{ reasons: { BODY_TOO_LARGE: 1 } }]);
  });

  test('one record a second of further refusals, however many: nobody fills the disk with them', async () => {
    const federation = await start();
    await Promise.all(Array.from({ length: 300 }, () => federation.ask('{ nothing')));
    await federation[Symbol.asyncDispose]();
    const records = await evidence.requests();
    const single = records.filter(({ event }) => event === 'request refused').length;
    const counted = records.flatMap(({ reasons }) => Object.values((reasons as Record<string, number>) ?? {}));
    expect(single).toBeLessThanOrEqual(100);
    expect(single + counted.reduce((sum, count) => sum + count, 0)).toBe(300);
  });

  test('nothing that is not in the list of events, and chains without a flaw', async () => {
    const federation = await start();
    await Promise.all(Array.from({ length: 30 }, () => federation.ask('{ indicators { code value } people { pid deathDate } }')));
    await federation.ask('{ nothing }');
    await federation.gateway.reload();
    await federation[Symbol.asyncDispose]();
    for (const chain of evidence.chains()) {
      for (const { event, n, at, clock, ...members } of await evidence.records(chain)) {
        const known: readonly string[] = evidenceEvents[event as keyof typeof evidenceEvents];
        expect(known, event).toEqual(expect.arrayContaining(Object.keys(members)));
      }
    }
    const { chains, open } = await evidence.verify();
    expect(chains.flatMap(({ findings }) => findings)).toEqual([]);
    expect(open).toEqual([]);
    const acts = (await evidence.records()).filter(({ event }) => event === 'administered').map(({ act }) => act);
    expect(acts).toEqual(['gateway started', 'gateway stopped']);
  });
});

test('a subscription leaves an entry of its own, which ends with it, and one for each event', async () => {
  const reports = new StreamingDepartment();
  const federation = await startFederation([...Object.values(createCity()), reports], { evidence: evidence.settings });
  const stream = await subscribeOver(
    'sse',
    federation.gateway.url,
    'subscription { deathReported { date person { pid name } } }',
  );
  const first = stream.next();
  await expect.poll(() => reports.listeners).toBe(1);
  reports.push({ date: '2026-03-01', pid: 'p2' });
  await first;
  reports.push({ date: '2026-03-02', pid: 'p1' });
  await stream.next();
  stream.hangUp();
  await expect.poll(() => reports.listeners).toBe(0);
  await federation[Symbol.asyncDispose]();
  const records = (await evidence.requests()).map(({ event, requestId }) =>
    `${event} ${String(requestId).split('.')[1] ?? ''}`.trim(),
  );
  expect(records).toEqual([
    'request opened',
    ...['request opened 1', 'request sealed 1', 'request opened 2', 'request sealed 2'],
    'request sealed',
  ]);
  expect(await evidence.requests('to-reports-1')).toMatchObject([{ calls: [{ outcome: 'ok' }] }]);
  expect((await evidence.verify()).exit).toBe(0);
});

describe('the process of a gateway', () => {
  const offices = Object.values(createCity());
  beforeAll(() => Promise.all(offices.map(office => office.start())));
  afterAll(() => Promise.all(offices.map(office => office.stop())));

  const begin = async (...args: string[]) => {
    const supergraph = evidence.path('supergraph.graphql');
    writeFileSync(supergraph, compose(offices));
    return new GatewayProcess(['--supergraph', supergraph, '--port', '0', '--evidence-directory', evidence.directory, ...args]);
  };

  test('that is killed under load leaves entries without an end, and goes on with its chains when it starts again', async () => {
    const gateway = await begin();
    const url = await gateway.listening();
    const people = encodeURIComponent('{ people { pid deathDate paidAfterDeath } }');
    const headers = { 'apollo-require-preflight': '1' };
    const ask = () => fetch(`${url}?query=${people}`, { headers }).then(answer => answer.text());
    let answered = 0;
    // Until there is nobody any more to ask.
    const askOn = async () => {
      for (; (await ask().catch(() => undefined)) !== undefined; answered += 1);
    };
    await ask();
    const asking = Promise.all(Array.from({ length: 30 }, askOn));
    await expect.poll(() => answered, { timeout: 20_000 }).toBeGreaterThan(60);
    const keys = [readPublicKey(`${evidence.directory}.key.pem`)];
    // Callers who ask in step leave moments without an open entry; it is held in one that has some.
    const openWhenHeld = async () => {
      gateway.child.kill('SIGCONT');
      await new Promise(resolve => setTimeout(resolve, Math.random() * 20));
      gateway.child.kill('SIGSTOP');
      return (await verifyDirectory(evidence.directory, { keys, isPart: false })).underWay.length;
    };
    await expect.poll(openWhenHeld, { timeout: 20_000 }).toBeGreaterThan(0);
    gateway.child.kill('SIGKILL');
    await Promise.all([asking, gateway.ended]);
    const killed = await verifyDirectory(evidence.directory, { keys, isPart: false });
    expect(killed.chains.flatMap(({ findings }) => findings).filter(({ kind }) => kind !== 'torn')).toEqual([]);
    expect(killed.open.length).toBeGreaterThan(0);
    expect(killed.exit).toBe(3);

    const again = await begin();
    expect((await fetch(`${await again.listening()}?query=${people}`, { headers })).status).toBe(200);
    again.child.kill('SIGTERM');
    await again.ended;
    expect(again.log().map(({ msg }) => msg)).toContain('evidence goes on with the chains of a process that had died');
    const { chains, open, exit } = await verifyDirectory(evidence.directory, { keys, isPart: false });
    expect(chains.map(({ chain }) => chain).filter(chain => chain.endsWith('-2'))).toEqual([]);
    expect(chains.flatMap(({ findings }) => findings)).toEqual([]);
    // Whoever verifies every night must not hear of one crash for ever.
    expect({ open, exit }).toEqual({ open: [], exit: 0 });
    expect(chains[0]?.notes.join()).toContain(`without an end: ${killed.open.length}; their process died`);
  });

  test('makes a key and a salt beside a new directory and says so; its workers write beside each other', async () => {
    const gateway = await begin('--workers', '2');
    const url = await gateway.listening();
    const ask = () =>
      fetch(`${url}?query={indicators{code}}`, { headers: { 'apollo-require-preflight': '1', connection: 'close' } });
    await Promise.all(Array.from({ length: 20 }, ask));
    await expect.poll(() => evidence.chains().includes('gateway-2'), { timeout: 20_000 }).toBe(true);
    gateway.child.kill('SIGTERM');
    await gateway.ended;
    const made = gateway
      .log()
      .map(({ msg }) => msg)
      .filter(msg => msg.startsWith('made a'));
    expect(made).toHaveLength(2);
    const keys = [readPublicKey(`${evidence.directory}.key.pem`)];
    expect(await verifyDirectory(evidence.directory, { keys, isPart: false })).toMatchObject({ exit: 0, open: [] });
  });

  test('keeps evidence for three years at least', async () => {
    const gateway = await begin('--evidence-retention', '2');
    expect(await gateway.ended).toBe(1);
    expect(gateway.said.stderr).toContain('政务数据共享条例 art. 29');
  });
});

describe('a gateway that is to keep evidence does not start', () => {
  const restart = () => startFederation(Object.values(createCity()), { evidence: evidence.settings });

  test('with a key or a salt that others may read', async () => {
    await (await start())[Symbol.asyncDispose]();
    chmodSync(evidence.settings.saltFile, 0o644);
    await expect(restart()).rejects.toThrow(/salt can be read by others \(mode 0644\); chmod 600/);
  });

  test('without the key of a directory that is there already', async () => {
    await (await start())[Symbol.asyncDispose]();
    rmSync(evidence.settings.keyFile);
    await expect(restart()).rejects.toThrow(/key.pem is missing, and .* was written with it/);
  });

  test('on a chain that was changed', async () => {
    await (await start())[Symbol.asyncDispose]();
    writeFileSync(`${evidence.directory}/gateway-1/000001.log`, 'x\n');
    await expect(restart()).rejects.toThrow(/is damaged and is not written to/);
  });
});

test('two gateways on one directory write beside each other, each its own chains', async () => {
  const one = await start();
  const two = await startFederation(Object.values(createCity()), { evidence: evidence.settings });
  await two.ask('{ indicators { code } }');
  expect(evidence.chains()).toEqual(expect.arrayContaining(['gateway-1', 'gateway-2', 'to-hrss-1', 'to-hrss-2']));
  await Promise.all([one[Symbol.asyncDispose](), two[Symbol.asyncDispose]()]);
  expect((await evidence.verify()).exit).toBe(0);
});

test('metrics tell of each chain', async () => {
  const federation = await start({ adminPort: 0 });
  await federation.ask('{ indicators { code } }');
  const text = await (await fetch(`${federation.gateway.adminUrl}/metrics`)).text();
  expect(text).toMatch(/minsheng_evidence_records\{chain="gateway-1"\} 4/);
  expect(text).toMatch(/minsheng_evidence_unavailable_seconds\{chain="to-hrss-1"\} 0/);
  await federation[Symbol.asyncDispose]();
});
