import { hash } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LedgerRecord, listChains, readChain, readPublicKey, verifyChain } from '../ledger/index.ts';
import { startSubgraph } from '../server/startSubgraph.ts';
import {
  askSigned,
  freshLocation,
  makeTestKey,
  type SigningOptions,
  signedCall,
  startTestDepartment,
  type TestDepartment,
  temporaryFolder,
  testConfig,
} from '../testing/index.ts';
import { registry } from './testing/registry.ts';

const digestOf = (text: string) => `sha-256=:${hash('sha256', text, 'base64')}:`;
const officer = { subject: 'o-17', department: 'audit', roles: ['auditor'] };
const purpose = { purpose: 'audit', case: '审〔2026〕12', grant: 'G-7' };
const RESIDENTS = '{"query":"{ residents { pid } }"}';
const OF_RESIDENTS = { fields: ['Query.residents', 'Resident.pid'] };
const POPULATION = '{"query":"{ population }"}';

function freshLedger() {
  const folder = temporaryFolder('minsheng-asked-');
  return { directory: join(folder, 'ledger'), hash: 'sm3' as const, keyFile: join(folder, 'key.pem') };
}

async function recordsIn({ directory }: { directory: string }): Promise<LedgerRecord[]> {
  const records: LedgerRecord[] = [];
  for await (const { record } of readChain(join(directory, 'asked'))) records.push(record);
  return records;
}

const outcomesIn = async (ledger: { directory: string }) => (await recordsIn(ledger)).map(({ outcome }) => outcome);

async function codeOf(answering: Promise<Response>): Promise<unknown> {
  const answer = await answering;
  const { errors } = (await answer.json()) as { errors?: { extensions?: { code?: string } }[] };
  return [answer.status, errors?.[0]?.extensions?.code];
}

beforeAll(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe('a department is asked by the gateway', () => {
  const ledger = freshLedger();
  let office: TestDepartment;
  beforeAll(async () => {
    office = await startTestDepartment(registry, { ledger });
  });
  afterAll(() => office[Symbol.asyncDispose]());

  it('and has on its disk, when the answer arrives, who asked what for what, and what left', async () => {
    const caller = { request: 'r-1', ...officer, ...purpose };
    const answer = await askSigned(office.url, RESIDENTS, { caller, reasons: OF_RESIDENTS });
    const text = await answer.text();
    expect(await recordsIn(ledger)).toEqual([
      {
        n: 1,
        at: expect.any(String),
        event: 'asked',
        requestId: 'r-1',
        caller: officer,
        purpose,
        reasons: { ...OF_RESIDENTS, keys: [], requires: [] },
        digest: digestOf(RESIDENTS),
        answer: digestOf(text),
        outcome: 'answered',
      },
    ]);
  });

  it('by keys: the ledger has how many persons it was, and of none who', async () => {
    const representations = ['p-1', 'p-2', 'p-2'].map(pid => ({ __typename: 'Person', pid }));
    await askSigned(office.url, JSON.stringify({ query: '{ population }', variables: { representations } }));
    expect((await recordsIn(ledger)).at(-1)).toMatchObject({ persons: { count: 2 } });
    expect(readFileSync(join(ledger.directory, 'asked', '000001.log'), 'utf8')).not.toContain('p-1');
  });

  it('by an argument that is a key: the ledger counts that person as well, and does not say who', async () => {
    const query = 'query ($pid: ID!) { resident(pid: $pid) { township } }';
    await askSigned(office.url, JSON.stringify({ query, variables: { pid: 'p-1' } }));
    expect((await recordsIn(ledger)).at(-1)).toMatchObject({ persons: { count: 1 }, outcome: 'answered' });
    expect(readFileSync(join(ledger.directory, 'asked', '000001.log'), 'utf8')).not.toContain('p-1');
  });

  it('and what it refuses is told too, as far as the gateway has signed it', async () => {
    const before = (await recordsIn(ledger)).length;
    await askSigned(office.url, POPULATION, { caller: { subject: undefined } });
    await askSigned(office.url, '{');
    await fetch(office.url, { method: 'POST', headers: signedCall(POPULATION), body: RESIDENTS });
    await askSigned(office.url, '{"query":"{ nothing }"}');
    expect((await outcomesIn(ledger)).slice(before)).toEqual(['DEPARTMENT_RULE', 'HTTP 400', 'BAD_SIGNATURE', 'answered']);
  });

  it('nobody without a key, and nobody who repeats a call, fills its ledger', async () => {
    const before = (await recordsIn(ledger)).length;
    const headers = signedCall(POPULATION);
    await fetch(office.url, { method: 'POST', headers, body: POPULATION });
    const send = (more: Record<string, string>) => fetch(office.url, { method: 'POST', headers: more, body: POPULATION });
    const refused = [send(headers), send({}), askSigned(office.url, POPULATION, { key: makeTestKey() })];
    expect(await Promise.all(refused.map(codeOf))).toEqual([
      [401, 'REPLAYED'],
      [401, 'UNSIGNED'],
      [401, 'UNKNOWN_KEY'],
    ]);
    expect((await recordsIn(ledger)).length).toBe(before + 1);
  });

  it('what the gateway asks again and again in its own name is told when the answer is another', async () => {
    const before = (await recordsIn(ledger)).length;
    const own = { caller: { subject: 'gateway', roles: ['gateway'] } };
    for (let times = 0; times < 5; times += 1) await askSigned(office.url, POPULATION, own);
    await askSigned(office.url, '{"query":"{ nothing }"}', own);
    expect((await recordsIn(ledger)).length).toBe(before + 2);
  });
});

describe("the department's ledger", () => {
  it('has a key of its own, for its owner only, and verifies after restarts', async () => {
    const ledger = freshLedger();
    for (let times = 0; times < 2; times += 1) {
      await using office = await startTestDepartment(registry, { ledger });
      await askSigned(office.url, POPULATION);
    }
    expect(statSync(ledger.keyFile).mode & 0o777).toBe(0o600);
    expect(await listChains(ledger.directory)).toEqual(['asked']);
    const keys = [readPublicKey(join(ledger.directory, 'public-key.pem'))];
    const { records, findings } = await verifyChain(join(ledger.directory, 'asked'), { keys, isPart: false });
    expect({ records, findings }).toEqual({ records: 2, findings: [] });
  });

  it('without its key, or with one that others may read, keeps the department from starting', async () => {
    const ledger = freshLedger();
    const config = { ...testConfig(await freshLocation()), ledger };
    await (await startSubgraph(registry, config)).stop();
    chmodSync(ledger.keyFile, 0o644);
    await expect(startTestDepartment(registry, { ledger })).rejects.toThrow(/can be read by others/);
    rmSync(ledger.keyFile);
    await expect(startTestDepartment(registry, { ledger })).rejects.toThrow(/key\.pem is missing/);
  });

  it('cannot be written: what concerns persons or changes something is refused, totals are answered, until it can', async () => {
    const ledger = freshLedger();
    await using office = await startTestDepartment(registry, { ledger });
    const ask = (body: string, options: SigningOptions) => codeOf(askSigned(office.url, body, options));
    const total = { reasons: { fields: ['Query.population'] } };
    await ask(POPULATION, total);
    const folder = join(ledger.directory, 'asked');
    renameSync(folder, `${folder}-away`);
    writeFileSync(folder, 'a file where the folder was');
    const refused = [503, 'LEDGER_UNAVAILABLE'];
    await expect.poll(() => ask(RESIDENTS, { reasons: OF_RESIDENTS }), { timeout: 5_000 }).toEqual(refused);
    expect(await ask('{"query":"mutation { correct }"}', { reasons: { fields: ['Mutation.correct'] } })).toEqual(refused);
    expect(await ask(POPULATION, { ...total, caller: { purpose: 'audit' } })).toEqual(refused);
    expect(await ask(POPULATION, { reasons: { fields: [] } })).toEqual(refused);
    expect(await ask(POPULATION, total)).toEqual([200, undefined]);
    expect(await ask('{"query":"{ residents { township } }"}', { reasons: { fields: ['Resident.township'] } })).toEqual([
      200,
      undefined,
    ]);
    rmSync(folder);
    renameSync(`${folder}-away`, folder);
    await expect.poll(() => ask(RESIDENTS, { reasons: OF_RESIDENTS }), { timeout: 5_000 }).toEqual([200, undefined]);
    expect((await recordsIn(ledger)).map(({ event }) => event)).toContain('ledger resumed');
  });
});

describe("a department's desk asks who used its data", () => {
  const ledger = freshLedger();
  let office: TestDepartment;
  beforeAll(async () => {
    office = await startTestDepartment(registry, { ledger });
    const use = (caller: SigningOptions['caller'], fields: string[]) =>
      askSigned(office.url, RESIDENTS, { ...(caller && { caller }), reasons: { fields } });
    await use({ request: 'r-1', ...officer, ...purpose }, ['Resident.pid']);
    await use({ request: 'r-2', subject: 'o-2', department: 'hrss', roles: ['officer'], purpose: 'service' }, ['Resident.pid']);
    await use({ request: 'r-3', ...officer }, ['Resident.township']);
  });
  afterAll(() => office[Symbol.asyncDispose]());

  interface Uses {
    villageRegistryDataUses: {
      edges: { cursor: string; node: Record<string, unknown> }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }
  const uses = async (argument = '', fields = 'requestId') => {
    const query = `{ villageRegistryDataUses${argument} { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`;
    return (await office.ask<Uses>(query)).villageRegistryDataUses;
  };
  const named = async (filter: string) => (await uses(`(filter: {${filter}})`)).edges.map(({ node }) => node.requestId);

  it('and sees who, when, what, for what and under what', async () => {
    const all = 'record at officer department roles purpose grant case fields persons outcome';
    const { edges } = await uses('(filter: {purpose: "audit"})', all);
    expect(edges.map(({ node }) => node)).toEqual([
      {
        ...{ record: 1, at: expect.stringMatching(/^20.*Z$/), officer: 'o-17', department: 'audit', roles: ['auditor'] },
        ...{ ...purpose, fields: ['Resident.pid'], persons: null, outcome: 'answered' },
      },
    ]);
  });

  it('and how many persons were looked up by a root field; of a list it is not told how long it is, and the schema says so', async () => {
    await askSigned(office.url, '{"query":"{ resident(pid: \\"p-9\\") { pid } }"}', {
      reasons: { fields: ['Query.resident'] },
    });
    const { edges } = await uses('(filter: {field: "Query.resident"})', 'persons');
    expect(edges.map(({ node }) => node)).toEqual([{ persons: 1 }]);
    const asked =
      '{ villageRegistryDataUses { totalCount } __type(name: "VillageRegistryDataUseConnection") { fields { name description } } }';
    const { villageRegistryDataUses, __type } = await office.ask<{
      villageRegistryDataUses: object;
      __type: { fields: { name: string; description: string }[] };
    }>(asked);
    expect(villageRegistryDataUses).toEqual({ totalCount: null });
    expect(__type.fields.find(({ name }) => name === 'totalCount')?.description).toMatch(/^恒为空.*Always null/);
  });

  it('narrowed by department, field, purpose and time', async () => {
    expect(await named('department: "hrss"')).toEqual(['r-2']);
    expect(await named('field: "Resident.pid"')).toEqual(['r-2', 'r-1']);
    expect(await named('field: "Resident.pid", purpose: "audit"')).toEqual(['r-1']);
    expect(await named('until: "2020-01-01"')).toEqual([]);
    expect(await named('since: "2999-01-01"')).toEqual([]);
    expect(await named('since: "2020-01-01", department: "audit", field: "Resident.township"')).toEqual(['r-3']);
  });

  it('page by page, the newest first', async () => {
    const filter = 'filter: {field: "Resident.pid"}';
    const first = await uses(`(first: 1, ${filter})`);
    expect(first).toMatchObject({ edges: [{ node: { requestId: 'r-2' } }], pageInfo: { hasNextPage: true } });
    const second = await uses(`(first: 1, after: "${first.pageInfo.endCursor}", ${filter})`);
    expect(second).toMatchObject({ edges: [{ node: { requestId: 'r-1' } }], pageInfo: { hasNextPage: false } });
  });

  it('and is told what it asked wrongly', async () => {
    const problems = [];
    for (const argument of ['(filter: {since: "yesterday"})', '(after: "x")', '(first: 0)']) {
      const { errors } = await office.askRaw(`{ villageRegistryDataUses${argument} { edges { node { at } } } }`);
      problems.push(errors?.[0]?.extensions?.argument);
    }
    expect(problems).toEqual(['filter.since', 'after', 'first']);
  });
});
