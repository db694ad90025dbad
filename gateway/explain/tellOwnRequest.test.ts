import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Department } from '../testkit/Department.ts';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { Issuer } from '../testkit/Issuer.ts';
import { everybodys, SHARING_LINK as link, open, personal } from '../testkit/sharingLink.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

const derivable = personal('hrss').replace('@sharing(', '@sharing(derivableBy: ["civil-affairs"], ');
const hrss = new Department('hrss', {
  link,
  sdl: `type Query { fund: Int ${open('hrss')} person: Person ${personal('hrss')} people(first: Int): [Person!] ${personal('hrss')} }
    type Person @key(fields: "pid") { pid: ID! ${everybodys} wage: Float ${derivable} }`,
  resolvers: { Query: { fund: () => 7, person: () => ({ pid: '1' }), people: () => [{ pid: '1' }] } },
});
const civil = new Department('civil-affairs', {
  link,
  sdl: `type Person @key(fields: "pid") { pid: ID! ${everybodys} isMarried: Boolean ${personal('civil-affairs')}
    wage: Float @external ${derivable} isPoor: Boolean @requires(fields: "wage") ${open('civil-affairs')} }`,
  resolvers: {},
});

let issuer: Issuer;
let federation: Federation;
const folder = new EvidenceFolder();
beforeAll(async () => {
  issuer = await Issuer.start();
  const identity = { issuers: [issuer.settings], allowAnonymous: true };
  federation = await startFederation([hrss, civil], {
    policy: 'enforce',
    identity,
    limits: { maxPersonsPerDay: 2 },
    evidence: folder.settings,
  });
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});
beforeEach(() => {
  for (const { heard } of [hrss, civil]) heard.length = 0;
});

const access = { 'minsheng-purpose': 'eligibility_check', 'minsheng-case': 'C-1' };

async function dry(query: string, headers: Record<string, string> = {}, run = '1') {
  const authorization = `Bearer ${await issuer.token()}`;
  const answer = await federation.ask(query, { headers: { authorization, ...access, 'minsheng-dry-run': run, ...headers } });
  return { ...answer, told: answer.body.extensions?.dryRun };
}

describe('a caller without any secret is told', () => {
  test('what would be given, by whom, and at what cost; and nobody is asked', async () => {
    const { status, body, told } = await dry('{ fund x: person { pid wage isMarried } }');
    expect([status, body.data, body.errors]).toEqual([200, null, undefined]);
    expect(told).toEqual({
      decision: 'allowWithout',
      withheld: [
        {
          path: ['x', 'isMarried'],
          rule: 'grant-covers',
          article: expect.any(String),
          message: expect.stringMatching(/draftApplication.*submitApplication/),
        },
      ],
      departments: [{ name: 'hrss', fields: ['Person.pid', 'Person.wage', 'Query.fund', 'Query.person'] }],
      calls: 1,
      rounds: 1,
      cost: 1,
    });
    expect([hrss.heard, civil.heard]).toEqual([[], []]);
  });

  test('of several rounds; not what departments tell one another', async () => {
    const { told } = await dry('{ person { isPoor } }');
    expect(told).toMatchObject({
      decision: 'allow',
      withheld: [],
      departments: [
        { name: 'hrss', fields: ['Query.person'] },
        { name: 'civil-affairs', fields: ['Person.isPoor'] },
      ],
      calls: 2,
      rounds: 2,
    });
  });

  test('why all of it would be refused, instead of being refused', async () => {
    const { status, told } = await dry('{ a: person { pid } b: person { pid } }', { 'minsheng-purpose': 'statistics' });
    expect([status, told.decision, told.departments, told.calls]).toEqual([200, 'refuse', [], 0]);
    expect(told.withheld.map(({ path, rule }: { path: string[]; rule: string }) => `${path}: ${rule}`)).toEqual([
      'a: purpose-allowed',
      'b: purpose-allowed',
    ]);
  });

  test('without its persons being counted', async () => {
    const people = '{ people(first: 2) { pid } }';
    for (let run = 0; run < 3; run++) expect((await dry(people)).told.decision).toBe('allow');
  });

  test('that it would look at more persons than are left today', async () => {
    const { status, told } = await dry('{ people(first: 3) { pid } }');
    expect([status, told]).toEqual([
      200,
      {
        decision: 'refuse',
        withheld: [
          { path: [], rule: 'person-lookups', article: expect.any(String), message: expect.stringMatching(/还可查询 2 人/) },
        ],
        departments: [],
        calls: 0,
        rounds: 0,
        cost: 3,
      },
    ]);
    const headers = { authorization: `Bearer ${await issuer.token()}`, ...access };
    const real = await federation.ask('{ people(first: 2) { pid } }', { headers });
    expect(real.body.data).toEqual({ people: [{ pid: '1' }] });
    expect((await dry('{ person { pid } }')).told).toMatchObject({ decision: 'refuse', withheld: [{ rule: 'person-lookups' }] });
  });
});

test('nobody in particular is told nothing', async () => {
  const { status, body } = await federation.ask('{ fund }', { headers: { 'minsheng-dry-run': '1' } });
  expect([status, body.errors[0].extensions.code, body.extensions]).toEqual([403, 'EXPLAIN_REFUSED', undefined]);
});

test('a hidden type is hidden in a dry run too', async () => {
  const authorization = `Bearer ${await issuer.token({ claims: { department: 'leading-group', roles: ['leading_group'] } })}`;
  const { body } = await dry('{ person { pid } }', { authorization });
  expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await dry('{ fund }', { authorization })).told.departments).toEqual([{ name: 'hrss', fields: ['Query.fund'] }]);
});

test.each(['0', 'true', ''])('who writes it wrong does not get a real run: "%s"', async run => {
  const { status, body } = await dry('{ fund }', {}, run);
  expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  expect(hrss.heard).toEqual([]);
});

test('evidence tells who asked what he may, and of no department that was asked', async () => {
  const authorization = `Bearer ${await issuer.token({ claims: { sub: 'officer-8' } })}`;
  await dry('query Mine { person { isMarried } }', { authorization });
  const records = await folder.records();
  const met = records.find(({ name }) => name === 'Mine');
  const told = records.filter(({ operation }) => (operation as { hash?: string } | undefined)?.hash === met?.hash);
  const decision = { kind: 'allowWithout', paths: ['person.isMarried'] };
  const purpose = { purpose: 'eligibility_check', case: 'C-1' };
  expect(told).toMatchObject([{ event: 'dry run', caller: { subject: 'officer-8' }, purpose, decision }]);
  expect(await folder.records('to-civil-affairs-1')).toEqual([]);
});
