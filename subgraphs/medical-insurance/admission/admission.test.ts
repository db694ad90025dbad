import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestDepartment, type TestDepartment, temporaryFolder } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { department } from '../department.ts';
import { admissions } from '../import/admissions.ts';
import { designatedInstitutions } from '../import/designatedInstitutions.ts';
import { citizenIdOf, exportOf, HOSPITAL, institutionRows, pidOf, type Row } from '../testing/exportRows.ts';
import { gb18030 } from '../testing/gb18030.ts';

function stay(number: string, resident: number, cells: Row): Row {
  return { 就诊编号: number, 证件号码: citizenIdOf(resident), 机构编码: HOSPITAL, 主要诊断编码: 'I10.x00', ...cells };
}

let branch: TestDepartment;
let reports: Awaited<ReturnType<TestDepartment['importFiles']>>['reports'];
beforeAll(async () => {
  branch = await startTestDepartment(department);
  const folder = temporaryFolder('medical-insurance-');
  const files = {
    ...exportOf(designatedInstitutions, '20251031', [
      ...institutionRows,
      { ...institutionRows[0], 机构编码: 'P36079900009', 机构名称: '编码与类型不符的医院' },
    ]),
    ...exportOf(admissions, '20251031', [
      stay('A1', 1, { 入院日期: '2025-09-28', 出院日期: '2025-10-03', 离院方式: '1' }),
      stay('A2', 2, { 入院日期: '2025-10-29' }),
      stay('A3', 1, { 入院日期: '2025-10-05', 出院日期: '2025-10-05', 离院方式: '5', 机构编码: 'H36010000009' }),
      stay('A4', 1, { 入院日期: '2025-10-05', 出院日期: '2025-10-04', 离院方式: '1' }),
    ]),
  };
  // The branch's system writes GB18030, and so does this test.
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), gb18030(content));
  ({ reports } = await branch.importFiles(folder));
});
afterAll(() => branch[Symbol.asyncDispose]());

const numbersOf = async (filter: string) => {
  const { admissions } = await branch.ask<{ admissions: { edges: { node: { visitNumber: string } }[] } }>(
    `{ admissions(filter: { ${filter} }) { edges { node { visitNumber } } } }`,
  );
  return admissions.edges.map(edge => edge.node.visitNumber);
};

test('files in GB18030 are read, and impossible rows kept out', () => {
  expect(reports.map(({ exportName, inserted, rejected }) => [exportName, inserted, rejected])).toEqual([
    ['定点医药机构', 2, 1],
    ['住院登记', 3, 1],
  ]);
});

test('admissions come newest first, with the hospital where it is one of the city', async () => {
  const { admissions } = await branch.ask(
    '{ admissions { edges { node { visitNumber admittedOn dischargedOn dischargeWay institutionCode institution { name hospitalLevel } person { pid } } } } }',
  );
  expect(admissions).toMatchObject({
    edges: [
      {
        node: {
          visitNumber: 'A2',
          dischargedOn: null,
          dischargeWay: null,
          institution: { name: '市人民医院', hospitalLevel: 'SECONDARY' },
          person: { pid: pidOf(2) },
        },
      },
      { node: { visitNumber: 'A3', dischargeWay: 'DEATH', institutionCode: 'H36010000009', institution: null } },
      { node: { visitNumber: 'A1', admittedOn: '2025-09-28', dischargedOn: '2025-10-03' } },
    ],
  });
});

test('filters narrow by day, hospital, outcome and who is still in hospital', async () => {
  expect(await numbersOf('inHospital: true')).toEqual(['A2']);
  expect(await numbersOf('inHospital: false')).toEqual(['A3', 'A1']);
  expect(await numbersOf('admittedFrom: "2025-10-01", admittedTo: "2025-10-05"')).toEqual(['A3']);
  expect(await numbersOf(`institution: "${HOSPITAL}"`)).toEqual(['A2', 'A1']);
  expect(await numbersOf('dischargeWay: DEATH')).toEqual(['A3']);
});

test('designated institutions are listed by code and narrowed by kind and day', async () => {
  const codesOf = async (filter: string) => {
    const { institutions } = await branch.ask<{ institutions: { edges: { node: { code: string } }[] } }>(
      `{ institutions(filter: { ${filter} }) { edges { node { code } } } }`,
    );
    return institutions.edges.map(edge => edge.node.code.charAt(0));
  };
  expect(await codesOf('')).toEqual(['H', 'P']);
  expect(await codesOf('kind: PHARMACY')).toEqual(['P']);
  expect(await codesOf('activeOn: "2024-12-31"')).toEqual(['H', 'P']);
  expect(await codesOf('activeOn: "2025-01-01"')).toEqual(['H']);
});
