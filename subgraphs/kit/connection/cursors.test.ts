import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offices } from '../server/testing/offices.ts';
import { startTestDepartment, type TestDepartment } from '../testing/index.ts';

let department: TestDepartment;
beforeAll(async () => {
  department = await startTestDepartment(offices);
});
afterAll(() => department[Symbol.asyncDispose]());

const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
const ROOT = `query ($after: String) { offices(first: 1, after: $after) { edges { node { name } } pageInfo { endCursor } } }`;
const NESTED = `query ($after: String) { offices { edges { node { desks(first: 1, after: $after) { edges { node { id } } pageInfo { endCursor } } } } } }`;

describe('A cursor', () => {
  it('of a page leads to the page behind it', async () => {
    type Answer = { offices: { edges: { node: { name: string } }[]; pageInfo: { endCursor: string } } };
    const first = await department.ask<Answer>(ROOT);
    const second = await department.ask<Answer>(ROOT, { after: first.offices.pageInfo.endCursor });
    expect([first, second].map(page => page.offices.edges[0]?.node.name)).toEqual(['城东', '城西']);
    expect(await department.ask(NESTED, { after: cursor('2024-06-01', '9') })).toMatchObject({
      offices: { edges: [{ node: { desks: { edges: [{ node: { id: '1' } }] } } }, {}, {}] },
    });
  });

  it.each([
    ['letters where a number stands', ROOT, cursor("x' or 1=1")],
    ['a truth value where a number stands', ROOT, cursor(true)],
    ['a number too large', ROOT, cursor('99999999999999999999999')],
    ['an object', ROOT, cursor({ $gt: 1 })],
    ['a value too many', ROOT, cursor('1', '2')],
    ['a day that does not exist', NESTED, cursor('2024-02-31', '1')],
    ['letters where a number stands', NESTED, cursor('2024-02-01', 'x')],
    ['a NUL character', NESTED, cursor('2024-02-01', '\0')],
    ['no JSON at all', NESTED, 'made up'],
  ])("that somebody made up with %s is the caller's mistake and names the argument", async (_what, query, after) => {
    const { errors } = await department.askRaw(query, { after });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('参数 after 不是本列表的游标'),
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    });
  });
});
