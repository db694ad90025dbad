import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { sampleDivisions } from '../testing/sampleDivisions.ts';

let office: TestDepartment;
beforeAll(async () => {
  office = await startTestDepartment(department);
  await office.importFiles(sampleDivisions);
});
afterAll(() => office[Symbol.asyncDispose]());

interface Page {
  edges: { node: { code: string; name: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
}

describe('townships', () => {
  const query = `query ($first: Int! = 20, $after: String, $filter: DivisionFilter) {
    divisions(first: $first, after: $after, filter: $filter) {
      edges { node { code name } } pageInfo { hasNextPage endCursor } totalCount
    }
  }`;
  const ask = async (variables: object) => (await office.ask<{ divisions: Page }>(query, { ...variables })).divisions;

  it('are listed page by page', async () => {
    const first = await ask({ first: 3 });
    const second = await ask({ first: 3, after: first.pageInfo.endCursor });
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([4, true, false]);
    expect([...first.edges, ...second.edges].map(({ node }) => node.name)).toEqual(['赣安市', '城东街道', '云溪镇', '上坪乡']);
  });

  it('can be narrowed by kind and by parent', async () => {
    const towns = await ask({ filter: { kinds: ['TOWN', 'SUBDISTRICT'], parentCode: '360799' } });
    expect(towns.edges.map(({ node }) => node.name)).toEqual(['城东街道', '云溪镇']);
  });

  it('are named by code in other departments’ answers, and an unknown code stays unknown', async () => {
    const { _entities } = await office.ask(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Division { name kind parent { name parent { name } } } }
      }`,
      {
        representations: ['360799100', '110101001', '360799'].map(code => ({ __typename: 'Division', code })),
      },
    );
    expect(_entities).toEqual([
      { name: '云溪镇', kind: 'TOWN', parent: { name: '赣安市', parent: null } },
      null,
      { name: '赣安市', kind: 'COUNTY_LEVEL_CITY', parent: null },
    ]);
  });

  it('with a code of the wrong length or under the wrong parent are refused', async () => {
    const { reports } = await office.importFiles({
      '行政区划_20251101.csv': `区划代码,区划名称,级别,上级代码,区划类型
36079930,短码乡,4,360799,乡
360799301,错县乡,4,360781,乡
360799,赣安市,3,,镇
`,
    });
    expect(reports[0]).toMatchObject({ rejected: 3, inserted: 0 });
  });
});

describe('departments', () => {
  it('are the 33 member units of the leading group with all townships, and the unit that only tasks name', async () => {
    const { departments } = await office.ask<{ departments: Page }>(
      '{ departments(first: 100) { edges { node { code name } } pageInfo { hasNextPage endCursor } totalCount } }',
    );
    const { departments: members } = await office.ask<{ departments: Page }>(
      '{ departments(filter: { member: true }) { totalCount } }',
    );
    expect([departments.edges.length, members.totalCount]).toEqual([35, 34]);
    expect(departments.edges[1]?.node).toEqual({ code: 'medical-insurance', name: '医保分局' });
  });

  it('can be named by code from anywhere', async () => {
    const { _entities } = await office.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Department { name nameEn } } }',
      { r: [{ __typename: 'Department', code: 'civil-affairs' }] },
    );
    expect(_entities).toEqual([{ name: '市民政局', nameEn: 'Civil Affairs Bureau' }]);
  });
});
