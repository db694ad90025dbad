import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';

interface List {
  list: { edges: { cursor: string; node: { person: { pid: string } } }[]; pageInfo: { endCursor: string } };
}

let city: City;
let auditor: Asker;
beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
  auditor = await city.as('auditor', { 'minsheng-purpose': 'audit', 'minsheng-case': 'A-2026-9' });
});
afterAll(async () => city[Symbol.asyncDispose]());

const page = (field: string, after?: string) =>
  ask<List>(
    auditor,
    `query ($after: String) { list: ${field}(first: 3, after: $after) { edges { cursor node { person { pid } } } pageInfo { endCursor } } }`,
    { after },
  );
const firstCursor = async (field: string) => String((await page(field)).data?.list.pageInfo.endCursor);

describe('An auditor reads a register page by page', () => {
  it('and finds each row once, by cursors in which nothing can be read', async () => {
    const first = await page('participations');
    const second = await page('participations', first.data?.list.pageInfo.endCursor);
    const edges = [first, second].flatMap(({ data }) => data?.list.edges ?? []);
    expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(6);
    for (const { cursor } of edges) expect(() => JSON.parse(Buffer.from(cursor, 'base64url').toString())).toThrow();
  });

  it.each([
    ['that he made up', async () => Buffer.from('["1000"]').toString('base64url')],
    ['that he altered', async () => (await firstCursor('participations')).replace(/^./, letter => (letter === 'A' ? 'B' : 'A'))],
    ['of another list of the same department', () => firstCursor('pensionBenefits')],
    ['of a list of another department', () => firstCursor('cremations')],
  ])('and is refused a cursor %s, and told how to go on', async (_what, cursor) => {
    const { data, errors } = await page('participations', await cursor());
    expect(data?.list ?? null).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/参数 after 不是本列表的游标.*begin again without "after"/),
        extensions: expect.objectContaining({ code: 'DEPARTMENT_REFUSED', departmentCode: 'BAD_USER_INPUT' }),
      }),
    ]);
  });
});
