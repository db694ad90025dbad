import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { offices } from '../server/testing/offices.ts';
import { makeTestKey, startTestDepartment, type TestDepartment, testKeys, writeKeysFile } from '../testing/index.ts';

let department: TestDepartment;
beforeAll(async () => {
  department = await startTestDepartment(offices);
});
afterAll(() => department[Symbol.asyncDispose]());

interface Page {
  edges: { cursor: string; node: { name: string; desks: Page } }[];
  pageInfo: { endCursor: string };
}

const PAGE = 'pageInfo { endCursor }';
const ROOT = `query ($after: String, $names: [String!]) { offices(first: 1, after: $after, names: $names) { edges { cursor node { name } } ${PAGE} } }`;
const DESKS = `query ($after: String, $names: [String!]) { offices(names: $names) { edges { node { name desks(first: 1, after: $after) { edges { cursor node { id } } ${PAGE} } } } } }`;

const officesOf = async (variables = {}, asked = department) => (await asked.ask<{ offices: Page }>(ROOT, variables)).offices;
const desksOf = async (name: string, after?: string) => {
  const { offices: found } = await department.ask<{ offices: Page }>(DESKS, { after, names: [name] });
  return found.edges[0]?.node.desks as Page;
};
const refusalOf = async (query: string, variables: Record<string, unknown>, asked = department) =>
  (await asked.askRaw(query, variables)).errors?.[0];

const REFUSED = {
  message: expect.stringMatching(/^参数 after 不是本列表的游标.*begin again without "after"/),
  extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
};

describe('A cursor', () => {
  it('of a page leads to the page behind it', async () => {
    const first = await officesOf();
    const second = await officesOf({ after: first.pageInfo.endCursor });
    expect([first, second].map(page => page.edges[0]?.node.name)).toEqual(['城东', '城西']);
    const newest = await desksOf('城东');
    const next = await desksOf('城东', newest.pageInfo.endCursor);
    expect([newest, next].map(page => page.edges[0]?.node)).toEqual([{ id: '2' }, { id: '1' }]);
  });

  it('does not tell the day by which the list is ordered, nor the number of a row, to whom may not read them', async () => {
    const { edges, pageInfo } = await desksOf('城东');
    expect(edges[0]?.cursor).toBe(pageInfo.endCursor);
    const bytes = Buffer.from(pageInfo.endCursor, 'base64url').toString('latin1');
    expect(bytes).not.toMatch(/2025|"2"/);
    expect(pageInfo.endCursor).toMatch(/^[\w-]{60,}$/);
  });

  it('is the same when the same is asked again', async () => {
    expect(await officesOf()).toEqual(await officesOf());
  });
});

describe('Somebody is refused, and told what to do, when he asks for what is behind', () => {
  const clear = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

  it.each([
    ['a number of his choice', ROOT, clear('1')],
    ['letters where a number stands', ROOT, clear("x' or 1=1")],
    ['a day of his choice', DESKS, clear('2024-06-01', '9')],
    ['anything', DESKS, 'made up'],
    ['nothing', ROOT, ''],
  ])('a cursor that he made up of %s', async (_what, query, after) => {
    expect(await refusalOf(query, { after, names: ['城东'] })).toMatchObject(REFUSED);
  });

  it('a cursor that he altered, at whatever place', async () => {
    const { endCursor } = (await officesOf()).pageInfo;
    const altered = [...endCursor].map(
      (letter, at) => endCursor.slice(0, at) + (letter === 'A' ? 'B' : 'A') + endCursor.slice(at + 1),
    );
    for (const after of [...altered, `${endCursor}A`, `${endCursor}=`, endCursor.slice(1)])
      expect(await refusalOf(ROOT, { after }), after).toMatchObject(REFUSED);
  });

  it('a cursor of another list', async () => {
    const { endCursor } = (await officesOf()).pageInfo;
    expect(await refusalOf(DESKS, { after: endCursor, names: ['城东'] })).toMatchObject(REFUSED);
  });

  it('a cursor of the same list under another parent, whose dates he would measure by it', async () => {
    const { endCursor } = (await desksOf('城东')).pageInfo;
    expect(await refusalOf(DESKS, { after: endCursor, names: ['城西'] })).toMatchObject(REFUSED);
  });

  it('a cursor of the same list with another filter', async () => {
    const { endCursor } = (await officesOf({ names: ['城东', '城西'] })).pageInfo;
    expect((await officesOf({ after: endCursor, names: ['城东', '城西'] })).edges[0]?.node.name).toBe('城西');
    expect(await refusalOf(ROOT, { after: endCursor, names: ['城东', '城北'] })).toMatchObject(REFUSED);
    expect(await refusalOf(ROOT, { after: endCursor })).toMatchObject(REFUSED);
  });
});

describe('The keys of cursors', () => {
  const [former, current] = [makeTestKey('former'), makeTestKey('current')];
  const { gateway, receipt } = testKeys;
  const startWith = (keys: object) =>
    startTestDepartment(offices, { gatewayKeysFile: writeKeysFile({ gateway: [gateway], receipt, ...keys }) });

  it('are the same for all processes of a department, so that any of them goes on where another was', async () => {
    await using one = await startWith({ cursors: [current] });
    await using other = await startWith({ cursors: [current] });
    const { endCursor } = (await officesOf({}, one)).pageInfo;
    expect((await officesOf({ after: endCursor }, other)).edges[0]?.node.name).toBe('城西');
  });

  it('are rotated: a cursor of the former key opens as long as that is kept, and no longer', async () => {
    await using before = await startWith({ cursors: [former] });
    await using during = await startWith({ cursors: [current, former] });
    await using afterwards = await startWith({ cursors: [current] });
    const { endCursor } = (await officesOf({}, before)).pageInfo;
    expect((await officesOf({ after: endCursor }, during)).edges[0]?.node.name).toBe('城西');
    expect((await officesOf({}, during)).pageInfo).toEqual((await officesOf({}, afterwards)).pageInfo);
    expect(await refusalOf(ROOT, { after: endCursor }, afterwards)).toMatchObject(REFUSED);
  });

  it('come from the key of the receipts where a file names none, and a cursor outlives a change of that file', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const gatewayKeysFile = writeKeysFile({ gateway: [gateway], receipt });
    await using rotating = await startTestDepartment(offices, { gatewayKeysFile });
    const { endCursor } = (await officesOf({}, rotating)).pageInfo;
    expect((await officesOf({ after: endCursor })).edges[0]?.node.name, 'another process with this file').toBe('城西');
    writeKeysFile({ gateway: [gateway], receipt: makeTestKey('later') }, gatewayKeysFile);
    const endNow = async () => (await officesOf({}, rotating)).pageInfo.endCursor;
    await expect.poll(endNow, { timeout: 5_000 }).not.toBe(endCursor);
    expect((await officesOf({ after: endCursor }, rotating)).edges[0]?.node.name).toBe('城西');
    log.mockRestore();
  });

  it('that cannot be used keep the department from starting', async () => {
    await expect(startWith({ cursors: [] })).rejects.toThrow(/"cursors"/);
    await expect(startWith({ cursors: [{ id: 'short', secret: 'c2hvcnQ' }] })).rejects.toThrow(/"cursors".*32 bytes/);
  });
});
