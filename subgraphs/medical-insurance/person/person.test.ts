import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { department } from '../department.ts';
import { eVoucherRow, exportsOf, HOSPITAL, pidOf, relationRow, settlementRow, VILLAGE } from '../testing/exportRows.ts';

let branch: TestDepartment;
beforeAll(async () => {
  branch = await startTestDepartment(department);
  await branch.importFiles({
    ...exportsOf.institutions('20251031'),
    ...exportsOf.relations('20251031', [
      relationRow(1, { 姓名: '旧名', 参保开始日期: '2015-01-01', 参保结束日期: '2019-12-31', 参保状态: '3' }),
      relationRow(1, { 险种类型: '310', 所属乡镇: VILLAGE, 资助参保类别: '1', 资助金额: '360.50' }),
      relationRow(2, { 参保结束日期: '2024-12-31', 参保状态: '3' }),
    ]),
    ...exportsOf.eVouchers('20251031', [eVoucherRow(1, '2023-04-30', { 激活渠道: '2' })]),
    ...exportsOf.settlements('20251031', [
      settlementRow('S1', 1, { 开始日期: '2025-10-01', 结束日期: '2025-10-09', 结算时间: '2025-10-09 23:30:00' }),
      settlementRow('S2', 1, { 开始日期: '2025-10-20', 结束日期: '2025-10-20' }),
      settlementRow('S3', 1, { 开始日期: '2025-03-01', 结束日期: '2025-03-01', 机构编码: 'H36010000009' }),
      settlementRow('S4', 2),
    ]),
  });
});
afterAll(() => branch[Symbol.asyncDispose]());

const reference = (resident: number) => ({ __typename: 'Person', pid: pidOf(resident) });
const askEntities = <Answer>(fields: string, representations: object[]) =>
  branch
    .ask<{ _entities: Answer[] }>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { pid medicalInsurance { ${fields} } } } }`,
      { representations },
    )
    .then(({ _entities }) => _entities);

test('a person named by another department has the particulars of the newest relation', async () => {
  const fields = 'name birthDate insured division { code } eVoucher { activatedOn channel status }';
  const [first, second] = await askEntities(fields, [reference(1), reference(2)]);
  expect(first).toEqual({
    pid: pidOf(1),
    medicalInsurance: {
      name: '居民1',
      birthDate: '1980-01-01',
      insured: true,
      division: { code: VILLAGE },
      eVoucher: { activatedOn: '2023-04-30', channel: 'PAYMENT_APP', status: 'ACTIVATED' },
    },
  });
  expect(second).toMatchObject({ medicalInsurance: { insured: false, eVoucher: null } });
});

test('a person who was never insured here has no record, in the place of the question', async () => {
  const answers = await askEntities('name', [reference(8), reference(2), reference(8)]);
  expect(answers).toEqual([
    { pid: pidOf(8), medicalInsurance: null },
    { pid: pidOf(2), medicalInsurance: { name: '居民2' } },
    { pid: pidOf(8), medicalInsurance: null },
  ]);
});

test('the person entered here and the person named elsewhere are answered alike', async () => {
  const { person } = await branch.ask('query ($pid: ID!) { person(pid: $pid) { medicalInsurance { name } } }', { pid: pidOf(1) });
  expect(person).toEqual({ medicalInsurance: { name: '居民1' } });
});

test('insurance relations come newest first, with the subsidy in yuan', async () => {
  const fields =
    'insurances { edges { node { scheme status startDate endDate subsidyCategory subsidyAmount employer { uscc } } } }';
  const [answer] = await askEntities<{ medicalInsurance: { insurances: { edges: { node: object }[] } } }>(fields, [reference(1)]);
  expect(answer?.medicalInsurance.insurances.edges.map(edge => edge.node)).toEqual([
    {
      scheme: 'EMPLOYEE',
      status: 'ACTIVE',
      startDate: '2020-01-01',
      endDate: null,
      subsidyCategory: 'DIBAO',
      subsidyAmount: 360.5,
      employer: null,
    },
    expect.objectContaining({ scheme: 'RESIDENT', status: 'TERMINATED', endDate: '2019-12-31' }),
  ]);
});

test('settlements of many persons are paged by the start of the visit', async () => {
  type Answer = {
    medicalInsurance: { settlements: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: object }[] } };
  };
  const fields = (after: string) =>
    `settlements(first: 2${after}) { pageInfo { hasNextPage endCursor } edges { node { settlementNumber settledAt fundPaid cashPaid reversal institution { code name } } } }`;
  const [first, other] = await askEntities<Answer>(fields(''), [reference(1), reference(2)]);
  const page = first?.medicalInsurance.settlements;
  expect(page?.edges.map(edge => edge.node)).toEqual([
    expect.objectContaining({ settlementNumber: 'S2' }),
    {
      settlementNumber: 'S1',
      settledAt: '2025-10-09T23:30:00+08:00',
      fundPaid: 60,
      cashPaid: 40,
      reversal: false,
      institution: { code: HOSPITAL, name: '市人民医院' },
    },
  ]);
  expect(other?.medicalInsurance.settlements.edges).toHaveLength(1);

  const [rest] = await askEntities<Answer>(fields(`, after: "${page?.pageInfo.endCursor}"`), [reference(1)]);
  expect(page?.pageInfo.hasNextPage).toBe(true);
  expect(rest?.medicalInsurance.settlements).toMatchObject({
    pageInfo: { hasNextPage: false },
    edges: [{ node: { settlementNumber: 'S3', institution: null } }],
  });
});
