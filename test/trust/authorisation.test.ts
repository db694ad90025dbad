import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Issuer } from '../../gateway/testkit/Issuer.ts';
import { type Federation, startFederation } from '../../gateway/testkit/startFederation.ts';
import { archive, civil, hrss, medical, sharing } from './carelessDepartments.ts';

/**
 * What other gateways let slip (each bug's number stands with its test), held against real departments: what policy does not give must
 * not even be asked for. The departments answer whatever they are asked.
 */
const departments = [hrss, civil, medical, archive, sharing];
let issuer: Issuer;
let federation: Federation;
let folder: string;
const persisted = '{ person { pid deathCause } }';
beforeAll(async () => {
  issuer = await Issuer.start();
  folder = await mkdtemp(join(tmpdir(), 'persisted-'));
  const manifest = join(folder, 'manifest.json');
  const operation = { id: hash('sha256', persisted), name: 'persisted', type: 'query', body: persisted };
  await writeFile(manifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] }));
  federation = await startFederation(departments, {
    policy: 'enforce',
    identity: { issuers: [issuer.settings], allowAnonymous: true },
    persistedDocuments: manifest,
    limits: { maxBatch: 10, maxPersonsPerDay: 20 },
  });
  await vi.waitFor(async () =>
    expect((await ask('{ person { isMarried } }', { grant: 'G-married' })).body.errors).toBeUndefined(),
  );
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  for (const { heard } of departments) heard.length = 0;
});

interface Who {
  department?: string;
  roles?: string[];
  grant?: string;
  /** Each test has its own caller: each has so many persons a day. */
  subject?: string;
}

async function headersOf({ department = 'hrss', roles = ['officer'], grant, subject = crypto.randomUUID() }: Who = {}) {
  return {
    authorization: `Bearer ${await issuer.token({ claims: { sub: subject, department, roles } })}`,
    'minsheng-purpose': roles.includes('auditor') ? 'audit' : 'eligibility_check',
    'minsheng-case': encodeURIComponent('社〔2026〕7号'),
    ...(grant && { 'minsheng-grant': grant }),
  };
}

async function ask(query: string, who?: Who, more: { headers?: object; variables?: object } = {}) {
  return federation.ask(query, { ...more, headers: { ...(await headersOf(who)), ...more.headers } });
}

/** All that departments were asked by callers, with what they were told. */
const wire = () =>
  departments.flatMap(({ name, heard }) =>
    heard
      .filter(({ query }) => !query.includes('accessRights'))
      .map(({ query, variables }) => `${name}: ${query} ${JSON.stringify(variables)}`),
  );
const pathsIn = ({ errors = [] }: { errors?: { path: unknown[]; extensions: { code: string; rule?: string } }[] }) =>
  errors.map(({ path, extensions: { code, rule } }) => `${path.join('.')}: ${rule ?? code}`);

const leader = { department: 'leading-group', roles: ['leading_group'] };

describe('a field that is not given never reaches the wire', () => {
  test.each([
    ['under an alias (cosmo#1815, graphql-go-tools#1131)', '{ person { pid wage: deathCause } }', ['person.wage: grant-covers']],
    ['under the alias of one that is given', '{ person { name: deathCause } }', ['person.name: grant-covers']],
    [
      'in a fragment of a fragment',
      '{ person { pid ...A } } fragment A on Person { ...B } fragment B on Person { deathCause }',
      ['person.deathCause: grant-covers'],
    ],
    [
      'beside a condition',
      'query ($yes: Boolean = true) { person { pid deathCause @include(if: $yes) } }',
      ['person.deathCause: grant-covers'],
    ],
    [
      'named like what every object has',
      '{ person { pid __proto__: deathCause constructor: deathCause } }',
      ['person.__proto__: grant-covers', 'person.constructor: grant-covers'],
    ],
  ])('%s', async (_, query, paths) => {
    const { body } = await ask(query);
    expect(wire().join()).not.toContain('deathCause');
    expect(pathsIn(body)).toEqual(paths);
    expect(JSON.stringify(body.data)).not.toContain('secret');
  });

  test('and is not fetched and then taken out (cosmo#2125): its department is not even called', async () => {
    const { body } = await ask('{ person { name isMarried } }');
    expect(civil.heard).toEqual([]);
    expect(body.data).toEqual({ person: { name: '张三', isMarried: null } });
    expect(body.errors[0]).toMatchObject({
      path: ['person', 'isMarried'],
      extensions: { code: 'POLICY_WITHHELD', rule: 'grant-covers' },
    });
  });

  test('while a grant gives it, to whom it was given', async () => {
    const granted = await ask('{ person { isMarried } }', { grant: 'G-married' });
    expect(granted.body).toEqual({ data: { person: { isMarried: true } } });
    civil.heard.length = 0;
    const other = await ask('{ person { isMarried } }', { department: 'archive', grant: 'G-married' });
    expect(pathsIn(other.body)).toEqual(['person.isMarried: grant-covers']);
    expect(wire().join()).not.toContain('isMarried');
  });

  test('by a grant for its whole type, where it is sensitive', async () => {
    const { body } = await ask('{ person { isMarried deathCause } }', { grant: 'G-type' });
    expect(body.data.person).toEqual({ isMarried: true, deathCause: null });
    expect(wire().join()).not.toContain('deathCause');
  });
});

describe('what one fragment may not have costs its sibling nothing', () => {
  test('in a union (graphql-hive/router#1422)', async () => {
    const { body } = await ask('{ found { __typename ... on Fund { name } ... on Note { name text } } }', {
      department: 'archive',
    });
    expect(body.data.found).toEqual([
      { __typename: 'Fund', name: 'fund' },
      { __typename: 'Note', name: null, text: null },
    ]);
    expect(pathsIn(body)).toEqual(['found.1.name: refused-class', 'found.1.text: refused-class']);
    expect(wire().join()).not.toContain('text');
  });

  test('of one object (graphql-hive/router#1423)', async () => {
    const { body } = await ask(
      '{ person { ...A ...B } } fragment A on Person { name deathCause } fragment B on Person { name wage }',
    );
    expect(body.data.person).toEqual({ name: '张三', deathCause: null, wage: 3000 });
  });

  test('of one list, spread in another that is not given', async () => {
    const query = '{ person { pid ...F } pensioners { nodes { ...F } } } fragment F on Person { name }';
    const { body } = await ask(query, { department: 'civil-affairs' });
    expect(body.data).toBeNull();
    expect(pathsIn(body)).toEqual(expect.arrayContaining(['pensioners: grant-covers']));
    expect(wire().join()).not.toContain('pensioners');
  });

  test('and a value that another selection may have is there', async () => {
    const { body } = await ask('{ named { name ... on Fund { name } } }', { department: 'archive' });
    expect(body.data.named).toEqual([{ name: 'fund' }, { name: null }]);
    expect(pathsIn(body)).toEqual(['named.1.name: refused-class']);
  });
});

describe('what is computed from a field counts as that field', () => {
  test('over two steps (federation PR#3321, #3325, router#8870): a grant for the result gives nothing of what it is made of', async () => {
    const { body } = await ask('{ person { pid isPoor } }', { grant: 'G-poor' });
    expect(body.data.person).toEqual({ pid: 'p-1', isPoor: null });
    expect(body.errors[0].message).toMatch(/Person.base（计算 Person.isPoor 所需/);
    expect(wire().join()).not.toMatch(/base|isPoor|wage/);
  });

  test('and for whoever may have all of it, it is computed', async () => {
    const { body } = await ask('{ person { isPoor } }', { department: 'audit', roles: ['auditor'] });
    expect(body).toEqual({ data: { person: { isPoor: false } } });
    expect(wire().join()).toMatch(/wage/);
  });

  test('a key is handed over like any other field', async () => {
    const { body } = await ask('{ person { pid files } }', { department: 'archive' });
    expect(body.data.person).toEqual({ pid: 'p-1', files: null });
    expect(pathsIn(body)).toEqual(['person.files: refused-class']);
    expect(archive.heard).toEqual([]);
    expect(wire().join()).not.toContain('social');
  });
});

describe('who sees a part of the graph only', () => {
  test('asks an interface, and its department hears of no type behind it that is hidden', async () => {
    hrss.says = JSON.stringify({ data: { named: [{ __typename: 'Fund', name: 'fund' }] } });
    const { body } = await ask('{ named { ... on Fund { name } } }', leader);
    hrss.says = undefined;
    expect(body).toEqual({ data: { named: [{ name: 'fund' }] } });
    expect(wire().join()).not.toMatch(/Note|Person/);
  });

  test.each(['{ __type(name: "Person") { name } }', '{ __type(name: "Note") { name } }'])(
    'does not find a hidden type: %s',
    async query => {
      expect((await ask(query, leader)).body).toEqual({ data: { __type: null } });
    },
  );

  test('finds no word of it in the whole schema, nor in what validation says', async () => {
    const { text } = await ask('{ __schema { types { name fields { name } possibleTypes { name } } } }', leader);
    expect(text).not.toMatch(/Person|Note|pensioners|socialNumber/);
    const typo = await ask('{ persom { pid } named { ... on Persom { pid } } }', leader);
    expect(typo.text).not.toMatch(/Person\b|person\b/);
    expect(wire()).toEqual([]);
  });

  test('and nobody in particular sees what is open', async () => {
    const { body } = await federation.ask('{ person { pid } }');
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await federation.ask('{ funds { name } }')).body.data.funds).toEqual([{ name: 'fund' }]);
  });
});

describe('no way around', () => {
  const send = async (body: object, who?: Who) =>
    federation.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await headersOf(who)) },
      body: JSON.stringify(body),
    });

  test('by a persisted document', async () => {
    const { body } = await send({ extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', persisted) } } });
    expect(body.data).toEqual({ person: { pid: 'p-1', deathCause: null } });
    expect(wire().join()).not.toContain('deathCause');
  });

  test('by a batch: each operation for itself', async () => {
    const { body } = await send([{ query: '{ person { pid } }' }, { query: persisted }, { query: '{ person { deathCause } }' }]);
    expect(body.map(({ data }: never) => data)).toEqual([
      { person: { pid: 'p-1' } },
      { person: { pid: 'p-1', deathCause: null } },
      { person: { deathCause: null } },
    ]);
    expect(wire().join()).not.toContain('deathCause');
  });

  test('by another operation of the document', async () => {
    const query = 'query A { person { pid } } query B { person { deathCause } }';
    const { body } = await send({ query, operationName: 'B' });
    expect(pathsIn(body)).toEqual(['person.deathCause: grant-covers']);
    expect(wire().join()).not.toContain('deathCause');
  });

  test('by GET', async () => {
    const { body } = await federation.send(
      { headers: { ...(await headersOf()), 'apollo-require-preflight': '1' } },
      `/graphql?query=${encodeURIComponent(persisted)}`,
    );
    expect(body.data).toEqual({ person: { pid: 'p-1', deathCause: null } });
    expect(wire().join()).not.toContain('deathCause');
  });

  test('by doing half of a mutation', async () => {
    const { status, body } = await ask('mutation { correct(pid: "p-1") { pid deathCause } }');
    expect([status, body.errors[0].extensions.code]).toEqual([403, 'POLICY_REFUSED']);
    expect(wire()).toEqual([]);
  });

  test('by what somebody of other rights was told of the same operation', async () => {
    const query = '{ person { pid isMarried } }';
    expect((await ask(query, { department: 'civil-affairs' })).body.data.person.isMarried).toBe(true);
    civil.heard.length = 0;
    expect((await ask(query)).body.data.person.isMarried).toBeNull();
    expect(wire().join()).not.toContain('isMarried');
  });
});

describe('an answer without a field', () => {
  test('says at every place which and why, in lists too', async () => {
    const { body } = await ask('{ pensioners(first: 2) { total nodes { x: pid deathCause } } }');
    expect(pathsIn(body)).toEqual(['pensioners.nodes.0.deathCause: grant-covers', 'pensioners.nodes.1.deathCause: grant-covers']);
    expect(body.data.pensioners.nodes).toEqual([
      { x: 'p-1', deathCause: null },
      { x: 'p-2', deathCause: null },
    ]);
  });

  test('has null one level up, where the schema promises the field', async () => {
    const { body } = await ask('{ funds { name } person { pid remark } }');
    expect(body.data).toEqual({ funds: [{ name: 'fund' }], person: null });
    expect(pathsIn(body)).toEqual(['person.remark: refused-class']);
    expect(body.errors[0].message).toMatch(/本字段必有值.*requires a value, so the object around it is null too/);
    expect(wire().join()).not.toContain('remark');
  });
});

describe('nobody goes through the register', () => {
  test('beyond so many persons a day no department is asked, also under aliases and in pages', async () => {
    const subject = 'curious';
    const aliases = (count: number) =>
      Array.from({ length: count }, (_, index) => `p${index}: person(pid: "${index}") { name }`).join(' ');
    expect((await ask(`{ ${aliases(15)} }`, { subject })).body.errors).toBeUndefined();
    hrss.heard.length = 0;
    for (const query of [
      `{ ${aliases(6)} }`,
      '{ pensioners(first: 6) { nodes { name } } }',
      'query ($n: Int = 6) { pensioners(first: $n) { total } }',
    ]) {
      const { status, body } = await ask(query, { subject });
      expect([status, body.errors[0].extensions]).toEqual([
        403,
        { code: 'POLICY_REFUSED', rule: 'person-lookups', article: '政务数据共享条例第二十五条' },
      ]);
      expect(body.errors[0].message).toMatch(/of your 20 a day 5 are left.*00:00 Beijing time/);
    }
    expect(wire()).toEqual([]);
    expect((await ask('{ pensioners(first: 5) { total } }', { subject })).body.errors).toBeUndefined();
  });
});
