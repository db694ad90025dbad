import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Department } from './testkit/Department.ts';
import { Issuer } from './testkit/Issuer.ts';
import { SHARING_LINK as link, open, personal } from './testkit/sharingLink.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';

/** What is due in a year: of the funds, which everybody may know, and of persons, whom the leading group does not see. */
const due = [
  { __typename: 'FundReport', id: 'f1', title: '一季度' },
  { __typename: 'Claim', id: 'c1', title: '张三的申领' },
  { __typename: 'FundReport', id: 'f2', title: '二季度' },
];
const nodes = due.map(node => ({ node, cursor: node.id }));
const hrss = new Department('hrss', {
  link,
  sdl: `
    type Query {
      due: [Due!]! ${open('hrss')} maybe: [Due] ${open('hrss')} next: Due ${open('hrss')} first: Due! ${open('hrss')}
      found: [Found!]! ${open('hrss')} claims: [Due!]! ${open('hrss')} table: [[Due!]!] ${open('hrss')}
      page: DuePage! ${open('hrss')} box: Box ${open('hrss')} month: String ${open('hrss')}
    }
    interface Due { id: ID! title: String }
    union Found = FundReport | Claim
    type FundReport implements Due @key(fields: "id") ${open('hrss')} { id: ID! title: String }
    type Claim implements Due @key(fields: "id") ${personal('hrss')} { id: ID! title: String }
    type DuePage { totalCount: Int! edges: [DueEdge!]! }
    type DueEdge { cursor: String node: Due! }
    type Box { inside: Due! }`,
  resolvers: {
    Query: {
      due: () => due,
      maybe: () => due,
      next: () => due[1],
      first: () => due[1],
      found: () => due,
      claims: () => [due[1], due[1]],
      table: () => [due, [due[1]], [due[2]]],
      page: () => ({ totalCount: 3, edges: nodes }),
      box: () => ({ inside: due[1] }),
      month: () => '2026-05',
    } as never,
    DueEdge: {
      cursor: ({ cursor }: { cursor: string }) => {
        if (cursor !== 'f1') throw new Error('no cursor today');
        return cursor;
      },
    },
  },
});
const audit = new Department('audit', {
  link: `${link}
    extend schema @link(url: "https://minsheng.example/lastKnown/v1.0", import: ["@lastKnown"]) @composeDirective(name: "@lastKnown")
    directive @lastKnown(maxAge: Int!) on FIELD_DEFINITION`,
  sdl: `type FundReport @key(fields: "id") { id: ID! remark: String @lastKnown(maxAge: 3600) ${open('audit')} }
    type Claim @key(fields: "id") { id: ID! finding: String ${personal('audit')} }`,
  resolvers: {
    FundReport: { __resolveReference: (it: object) => it, remark: ({ id }: { id: string }) => `remark on ${id}` },
    Claim: { __resolveReference: (it: object) => it, finding: () => 'secret' },
  },
});

let issuer: Issuer;
let federation: Federation;
beforeAll(async () => {
  issuer = await Issuer.start();
  federation = await startFederation([hrss, audit], {
    policy: 'enforce',
    identity: { issuers: [issuer.settings], allowAnonymous: false },
  });
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});
beforeEach(() => {
  for (const { heard } of [hrss, audit]) heard.length = 0;
});

async function ask(query: string, roles = ['leading_group'], variables = {}) {
  const authorization = `Bearer ${await issuer.token({ claims: { roles, department: 'hrss' } })}`;
  const headers = { authorization, 'minsheng-purpose': 'eligibility_check', 'minsheng-case': 'A-1' };
  const { body, text } = await federation.ask(query, { headers, variables });
  return { ...body, text };
}
const leftOut = (...path: (string | number)[]) => ({ path, message: expect.stringContaining('left out') });

describe('objects of a kind that an audience does not see', () => {
  test('are left out of a list that may hold no null, and the answer says so once, without their kind or number', async () => {
    const { data, errors, extensions, text } = await ask('{ due { __typename id title } month }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      due: [
        { __typename: 'FundReport', id: 'f1', title: '一季度' },
        { __typename: 'FundReport', id: 'f2', title: '二季度' },
      ],
      month: '2026-05',
    });
    expect(extensions).toEqual({ leftOut: [leftOut('due')] });
    expect(text).not.toMatch(/Claim|c1|张三/);
  });

  test('nothing of them is fetched, by whatever fragment the interface is asked', async () => {
    const { data, errors } = await ask(
      '{ due { ...D ... on Due { id } ... on FundReport { remark } } found { ... on Due { title } } } fragment D on Due { t: title }',
    );
    expect(errors).toBeUndefined();
    expect(data.due).toEqual([
      { t: '一季度', id: 'f1', remark: 'remark on f1' },
      { t: '二季度', id: 'f2', remark: 'remark on f2' },
    ]);
    expect(data.found).toEqual([{ title: '一季度' }, { title: '二季度' }]);
    expect(hrss.heard.map(({ query }) => query).join()).not.toMatch(/Claim/);
    expect(hrss.heard.map(({ query }) => query).join()).not.toMatch(/due\s*{[^.]*title/);
    expect(JSON.stringify(audit.heard)).not.toContain('c1');
  });

  test('are null where the list allows it, and in a single place, with an error', async () => {
    const { data, errors, extensions, text } = await ask('{ maybe { id } next { id } }');
    expect(data).toEqual({ maybe: [{ id: 'f1' }, null, { id: 'f2' }], next: null });
    expect(errors).toMatchObject([
      { path: ['maybe', 1], extensions: { code: 'NOT_IN_VIEW' } },
      { path: ['next'], extensions: { code: 'NOT_IN_VIEW' } },
    ]);
    expect(extensions).toBeUndefined();
    expect(text).not.toMatch(/Claim|c1/);
  });

  test('take with them what may not be without them: an edge from its page, an object that holds one, the answer at last', async () => {
    const { data, errors, extensions } = await ask('{ page { totalCount edges { node { id } } } box { inside { id } } }');
    expect(data).toEqual({ page: { totalCount: 3, edges: [{ node: { id: 'f1' } }, { node: { id: 'f2' } }] }, box: null });
    expect(errors).toMatchObject([{ path: ['box', 'inside'], extensions: { code: 'NOT_IN_VIEW' } }]);
    expect(extensions).toEqual({ leftOut: [leftOut('page', 'edges')] });
    expect(await ask('{ first { id } }')).toMatchObject({ data: null, errors: [{ path: ['first'] }] });
  });

  test('leave no errors behind, and the paths of others are those of the answer', async () => {
    const { data, errors } = await ask('{ page { edges { cursor node { id } } } }');
    expect(data.page.edges).toEqual([
      { cursor: 'f1', node: { id: 'f1' } },
      { cursor: null, node: { id: 'f2' } },
    ]);
    expect(errors.map(({ path }: { path: unknown[] }) => path)).toEqual([['page', 'edges', 1, 'cursor']]);
  });

  test('leave an empty list where there is nothing else, and are told of in lists of lists and under every name', async () => {
    const { data, extensions } = await ask('{ claims { id } table { id } again: due { id } }');
    expect(data).toEqual({
      claims: [],
      table: [[{ id: 'f1' }, { id: 'f2' }], [], [{ id: 'f2' }]],
      again: [{ id: 'f1' }, { id: 'f2' }],
    });
    expect(extensions.leftOut).toEqual([leftOut('claims'), leftOut('table', 0), leftOut('table', 1), leftOut('again')]);
  });

  test('are there for an audience that sees all, whose operations are not touched', async () => {
    const query = '{ due { id title } month }';
    expect((await ask(query)).data.due).toHaveLength(2);
    const { data, errors, extensions } = await ask(query, ['officer']);
    expect(errors).toBeUndefined();
    expect(data.due.map(({ id }: { id: string }) => id)).toEqual(['f1', 'c1', 'f2']);
    expect(extensions).toBeUndefined();
  });

  test('do not shift the notices of last known values', async () => {
    const query = '{ due { id ... on FundReport { remark } } page { edges { node { ... on FundReport { remark } } } } }';
    await ask(query);
    await audit.stop();
    const { data, extensions } = await ask(query);
    await audit.start();
    expect(data.due[1].remark).toBe('remark on f2');
    expect(extensions.lastKnown.map(({ path }: { path: unknown[] }) => path.join('.'))).toEqual([
      'due.0.remark',
      'due.1.remark',
      'page.edges.0.node.remark',
      'page.edges.1.node.remark',
    ]);
    expect(extensions.leftOut).toHaveLength(2);
  });

  test('an answer without any says nothing of it', async () => {
    const { data, text } = await ask(
      'query ($a: Boolean!) { month due { id @include(if: $a) __typename } found @skip(if: true) { __typename } }',
      undefined,
      { a: false },
    );
    expect(data.due).toEqual([{ __typename: 'FundReport' }, { __typename: 'FundReport' }]);
    expect(text).toContain('leftOut');
    expect((await ask('{ month }')).text).not.toContain('extensions');
  });
});
