import { readFileSync } from 'node:fs';
import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { department } from '../department.ts';
import { exportsOf, HOSPITAL, PHARMACY, reversalRow, settlementRow } from '../testing/exportRows.ts';

let branch: TestDepartment;
let report: Awaited<ReturnType<TestDepartment['importFiles']>>['reports'][number] | undefined;
const taken = settlementRow('S3', 2, { 结算时间: '2025-10-11 10:00:00' });

beforeAll(async () => {
  branch = await startTestDepartment(department);
  await branch.importFiles(exportsOf.institutions('20251031'));
  const { reports } = await branch.importFiles(
    exportsOf.settlements('20251031', [
      settlementRow('S1', 1, { 结算时间: '2025-09-30 23:59:59' }),
      settlementRow('S2', 1, { 机构编码: PHARMACY, 医疗类别: '41', 就诊凭证类型: '01', 结算时间: '2025-10-01 00:00:00' }),
      taken,
      reversalRow('S4', taken, { 结算时间: '2025-10-11 10:20:00' }),
      settlementRow('S5', 3, { 统筹基金支出: '59.00' }),
      settlementRow('S6', 3, { 退费标志: '1' }),
      settlementRow('S7', 3, { 险种类型: '110' }),
    ]),
  );
  report = reports[0];
});
afterAll(() => branch[Symbol.asyncDispose]());

interface Page {
  settlements: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { settlementNumber: string } }[];
  };
}
async function settlements(page: string): Promise<Page['settlements'] & { numbers: string[] }> {
  const answer = await branch.ask<Page>(
    `{ settlements(${page}) { totalCount pageInfo { hasNextPage endCursor } edges { node { settlementNumber } } } }`,
  );
  return { ...answer.settlements, numbers: answer.settlements.edges.map(edge => edge.node.settlementNumber) };
}

test('a settlement whose sums disagree is rejected with the amount, and the others are taken', () => {
  expect(report).toMatchObject({ status: 'done', rows: 7, inserted: 4, rejected: 3 });
  const rejected = readFileSync(report?.rejectedFile ?? '', 'utf8');
  expect(rejected).toContain('基金支付总额,60.00 不等于统筹至其他八项基金支出之和 59.00，相差 1.00 元');
  expect(rejected).toContain('医疗费总额,退费记录的各项金额须为负数或 0');
  expect(rejected).toContain('险种类型,代码“110”不在代码表中');
});

test('the list goes from the newest settlement to the oldest, page by page', async () => {
  const first = await settlements('first: 3');
  expect(first).toMatchObject({ numbers: ['S4', 'S3', 'S2'], totalCount: 4, pageInfo: { hasNextPage: true } });
  const second = await settlements(`first: 3, after: "${first.pageInfo.endCursor}"`);
  expect(second).toMatchObject({ numbers: ['S1'], pageInfo: { hasNextPage: false } });
});

test('filters take Beijing days, both included', async () => {
  expect((await settlements('first: 9, filter: { settledFrom: "2025-10-01", settledTo: "2025-10-11" }')).numbers).toEqual([
    'S4',
    'S3',
    'S2',
  ]);
  expect((await settlements('first: 9, filter: { settledTo: "2025-09-30" }')).numbers).toEqual(['S1']);
});

test('filters narrow by institution, credential, kind of care and reversal', async () => {
  expect((await settlements(`first: 9, filter: { institution: "${HOSPITAL}", reversal: false }`)).numbers).toEqual(['S3', 'S1']);
  expect((await settlements('first: 9, filter: { credential: E_VOUCHER, category: PHARMACY_PURCHASE }')).numbers).toEqual(['S2']);
  expect((await settlements('first: 9, filter: { reversal: true, scheme: RESIDENT }')).numbers).toEqual(['S4']);
});

test('a day that does not exist is refused by name and not searched for', async () => {
  const { errors } = await branch.askRaw('{ settlements(filter: { settledFrom: "2025-02-30" }) { totalCount } }');
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.settledFrom' } });
  expect(errors?.[0]?.message).toContain('2025-02-30');
});
