import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { department } from '../department.ts';
import { exportsOf, pidOf, relationRow, VILLAGE } from '../testing/exportRows.ts';

const EMPLOYER = '91360799MA3ABCDE1Q';
const FORMER_EMPLOYER = '12360799000000001A';
const employed = { 险种类型: '310', 人员类别: '1101', 统一社会信用代码: EMPLOYER };

let branch: TestDepartment;
let rejected: number | undefined;
beforeAll(async () => {
  branch = await startTestDepartment(department);
  const { reports } = await branch.importFiles(
    exportsOf.relations('20251031', [
      relationRow(1, employed),
      relationRow(2, employed),
      // Came back to the same employer: still one person.
      relationRow(2, { ...employed, 参保开始日期: '2024-05-01' }),
      relationRow(3, { ...employed, 参保状态: '3', 参保结束日期: '2024-06-30' }),
      relationRow(4, { ...employed, 统一社会信用代码: FORMER_EMPLOYER, 参保状态: '3', 参保结束日期: '2024-06-30' }),
      relationRow(5, { 所属乡镇: VILLAGE, 资助参保类别: '2', 资助金额: '400.00' }),
      relationRow(6, { 参保开始日期: '2025-06-01', 参保结束日期: '2025-05-31' }),
    ]),
  );
  rejected = reports[0]?.rejected;
});
afterAll(() => branch[Symbol.asyncDispose]());

const pidsOf = async (filter: string) => {
  const { insurances } = await branch.ask<{ insurances: { edges: { node: { person: { pid: string } } }[] } }>(
    `{ insurances(filter: { ${filter} }) { edges { node { person { pid } } } } }`,
  );
  return insurances.edges.map(edge => edge.node.person.pid);
};

test('a relation that ends before it begins is rejected', () => {
  expect(rejected).toBe(1);
});

test('an employer named by another department is told how many persons it insures', async () => {
  const { _entities } = await branch.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Employer { uscc medicalInsured } } }',
    { of: [EMPLOYER, FORMER_EMPLOYER, '113607990145000002'].map(uscc => ({ __typename: 'Employer', uscc })) },
  );
  expect(_entities).toEqual([
    { uscc: EMPLOYER, medicalInsured: 2 },
    { uscc: FORMER_EMPLOYER, medicalInsured: 0 },
    { uscc: '113607990145000002', medicalInsured: null },
  ]);
});

test('an employer reached through a relation is told the same', async () => {
  const { insurances } = await branch.ask(
    '{ insurances(first: 1) { edges { node { person { pid } employer { uscc medicalInsured } } } } }',
  );
  expect(insurances).toEqual({
    edges: [{ node: { person: { pid: pidOf(1) }, employer: { uscc: EMPLOYER, medicalInsured: 2 } } }],
  });
});

test('filters narrow by scheme, day, township, employer, state and subsidy', async () => {
  expect(await pidsOf(`divisionCode: "${VILLAGE}"`)).toEqual([pidOf(5)]);
  expect(await pidsOf('subsidyCategory: EXTREME_HARDSHIP')).toEqual([pidOf(5)]);
  expect(await pidsOf(`employer: "${FORMER_EMPLOYER}"`)).toEqual([pidOf(4)]);
  expect(await pidsOf('scheme: EMPLOYEE, status: TERMINATED')).toEqual([pidOf(3), pidOf(4)]);
  expect(await pidsOf('scheme: EMPLOYEE, activeOn: "2024-06-30"')).toEqual([1, 2, 2, 3, 4].map(pidOf));
  expect(await pidsOf('scheme: EMPLOYEE, activeOn: "2024-07-01"')).toEqual([1, 2, 2].map(pidOf));
});
