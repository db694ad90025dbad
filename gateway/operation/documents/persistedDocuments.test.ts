import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCity } from '../../testkit/city.ts';
import { type Federation, startFederation } from '../../testkit/startFederation.ts';

const sha256 = (text: string) => hash('sha256', text);
const people = 'query People { people { pid } }';
const named = 'query A { person(pid: "p1") { name } } query B { person(pid: "p3") { name } }';
const rename = 'mutation { rename(code: "H1", name: "x") { name } }';

let folder: string;
let apolloManifest: string;
let plainManifest: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-documents-'));
  apolloManifest = join(folder, 'apollo.json');
  const operations = [people, named, rename].map(body => ({ id: sha256(body), name: 'x', type: 'query', body }));
  await writeFile(apolloManifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }));
  plainManifest = join(folder, 'plain.json');
  await writeFile(plainManifest, JSON.stringify({ 'people-1': people, [`sha256:${sha256(named)}`]: named }));
});
afterAll(() => rm(folder, { recursive: true }));

const start = (settings: Parameters<typeof startFederation>[1], log?: Logger) =>
  startFederation(Object.values(createCity()), settings, log);
const post = (federation: Federation, body: object) =>
  federation.send({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
const get = (federation: Federation, params: Record<string, string>) =>
  federation.send({ headers: { 'apollo-require-preflight': 'true' } }, `/graphql?${new URLSearchParams(params)}`);
const apq = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const codeOf = ({ status, body }: { status: number; body: { errors: { extensions: { code: string } }[] } }) => [
  status,
  body.errors[0]?.extensions.code,
];
const everybody = { data: { people: [{ pid: 'p1' }, { pid: 'p2' }, { pid: 'p3' }] } };

describe('an operator gives the gateway a manifest of trusted documents', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await start({ persistedDocuments: apolloManifest });
  });
  afterAll(() => federation[Symbol.asyncDispose]());

  test.for([
    ['the identifier of the specification', { documentId: `sha256:${sha256(people)}` }],
    ['the same without its prefix', { documentId: sha256(people) }],
    ["Apollo's extension", apq(sha256(people))],
    ['the identifier and the very same text', { documentId: `sha256:${sha256(people)}`, query: people }],
    ['nulls beside it', { ...apq(sha256(people)), query: null, documentId: null, variables: null }],
  ] as const)('a front end asks with %s', async ([, body]) => {
    expect((await post(federation, body)).body).toEqual(everybody);
  });

  test('the operation of a document is chosen by its name, each time anew', async () => {
    for (const [operationName, name] of [
      ['A', '张三'],
      ['B', '王五'],
      ['A', '张三'],
    ]) {
      expect((await post(federation, { documentId: sha256(named), operationName })).body.data.person).toEqual({ name });
    }
    expect(codeOf(await post(federation, { documentId: sha256(named) }))).toEqual([400, 'OPERATION_NOT_FOUND']);
  });

  test('GET carries identifiers as well, but never a mutation', async () => {
    expect((await get(federation, { documentId: `sha256:${sha256(people)}` })).body).toEqual(everybody);
    const extensions = JSON.stringify(apq(sha256(people)).extensions);
    expect((await get(federation, { extensions })).body).toEqual(everybody);
    expect(codeOf(await get(federation, { documentId: sha256(rename) }))).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  test('and free text is served too, as long as nobody forbids it', async () => {
    expect((await post(federation, { query: '{ people { pid } }' })).body).toEqual(everybody);
  });

  test.for([
    ['an identifier that is no string', { documentId: 1 }, 'BAD_REQUEST'],
    ['an empty identifier', { documentId: '' }, 'BAD_REQUEST'],
    ['an extension of another version', { extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } }, 'BAD_REQUEST'],
    ['an extension without a hash', { extensions: { persistedQuery: { version: 1 } } }, 'BAD_REQUEST'],
    ['another text under a known identifier', { documentId: sha256(people), query: named }, 'PERSISTED_QUERY_HASH_MISMATCH'],
  ] as const)('%s is refused', async ([, body, code]) => {
    expect(codeOf(await post(federation, body))).toEqual([400, code]);
  });
});

describe('an operator serves only what is in the manifest', () => {
  let federation: Federation;
  const said: (string | undefined)[] = [];
  beforeAll(async () => {
    const settings = { persistedDocuments: plainManifest, persistedOnly: true, limits: { persistedDocumentsInterval: 20 } };
    federation = await start(settings, pino({}, { write: line => said.push(JSON.parse(line).err?.message) }));
  });
  afterAll(() => federation[Symbol.asyncDispose]());

  test('its documents are answered, by identifiers of any kind', async () => {
    expect((await post(federation, { documentId: 'people-1' })).body).toEqual(everybody);
    expect((await post(federation, { documentId: `sha256:${sha256(named)}`, operationName: 'A' })).status).toBe(200);
  });

  test.for([
    ['free text', { query: '{ people { pid } }' }],
    ['even the text of a trusted document', { query: people }],
    ['a document that somebody wants to register', { query: '{ people { name } }', ...apq(sha256('{ people { name } }')) }],
  ] as const)('%s is refused, and the answer says what to do', async ([, body]) => {
    const reply = await post(federation, body);
    expect(codeOf(reply)).toEqual([403, 'PERSISTED_ONLY']);
    expect(reply.body.errors[0].message).toContain('documentId');
  });

  test('an unknown identifier is not found', async () => {
    expect(codeOf(await post(federation, { documentId: 'people-2' }))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test('the page for people, whose own questions would be refused, is not served', async () => {
    const page = await federation.send({ headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).not.toContain('html');
  });

  test('a changed file is in force soon, a broken one never', async () => {
    await writeFile(plainManifest, '{"people-1": ');
    const changed = { 'people-1': people, 'people-2': '{ people { name } }' };
    await writeFile(plainManifest, JSON.stringify(changed));
    await vi.waitFor(async () => expect((await post(federation, { documentId: 'people-2' })).status).toBe(200), 20_000);
    await writeFile(plainManifest, '{"people-1": 7}');
    await vi.waitFor(() => expect(said).toContainEqual(expect.stringContaining('the entry "people-1" must be')), 20_000);
    expect((await post(federation, { documentId: 'people-2' })).status).toBe(200);
  });
});

describe('a client registers documents by itself (automatic persisted queries)', () => {
  test('it asks by hash, is told that nobody knows it, sends both, and from then on the hash is enough', async () => {
    await using federation = await start({});
    const missing = await post(federation, apq(sha256(people)));
    expect(codeOf(missing)).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(missing.body.errors[0].message).toBe('PersistedQueryNotFound');
    expect((await post(federation, { query: people, ...apq(sha256(people)) })).body).toEqual(everybody);
    expect((await post(federation, apq(sha256(people)))).body).toEqual(everybody);
    expect((await get(federation, { documentId: `sha256:${sha256(people)}` })).body).toEqual(everybody);
  });

  test('to an old client the miss is 200, as it expects', async () => {
    await using federation = await start({});
    const reply = await federation.send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(apq(sha256(people))),
    });
    expect(codeOf(reply)).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test('nobody can put a document under the hash of another', async () => {
    await using federation = await start({});
    const forged = await post(federation, { query: '{ people { name } }', ...apq(sha256(people)) });
    expect(codeOf(forged)).toEqual([400, 'PERSISTED_QUERY_HASH_MISMATCH']);
    expect(codeOf(await post(federation, apq(sha256(people))))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test('only so many are kept: those used longest ago make room', async () => {
    await using federation = await start({ limits: { maxAutomaticDocuments: 2 } });
    const documents = ['a', 'b', 'c'].map(alias => `{ ${alias}: people { pid } }`);
    for (const query of documents) await post(federation, { query, ...apq(sha256(query)) });
    const statuses = [];
    for (const query of documents) statuses.push((await post(federation, apq(sha256(query)))).status);
    expect(statuses).toEqual([404, 200, 200]);
  });

  test('where the operator does not allow it, clients are told to stop trying', async () => {
    await using federation = await start({ automaticPersistedQueries: false });
    const reply = await post(federation, apq(sha256(people)));
    expect(codeOf(reply)).toEqual([400, 'PERSISTED_QUERY_NOT_SUPPORTED']);
    expect(reply.body.errors[0].message).toBe('PersistedQueryNotSupported');
    expect((await post(federation, { query: people })).body).toEqual(everybody);
  });
});

describe('a manifest that cannot be used stops the gateway from starting, and says why', () => {
  test.for([
    ['not JSON', '{', 'is not valid JSON'],
    ['a list', '[]', 'must hold an object'],
    ['another format', '{"format":"relay"}', 'apollo-persisted-query-manifest'],
    ['an entry without a text', '{"a": ""}', 'the entry "a" must be'],
    ['a text that is not the one of the hash', JSON.stringify({ [sha256(people)]: named }), 'does not have this SHA-256'],
  ] as const)('%s', async ([name, text, message]) => {
    const file = join(folder, `${name}.json`);
    await writeFile(file, text);
    await expect(start({ persistedDocuments: file })).rejects.toThrow(message);
  });

  test('no file', async () => {
    await expect(start({ persistedDocuments: join(folder, 'nowhere.json') })).rejects.toThrow('Cannot read');
  });
});
