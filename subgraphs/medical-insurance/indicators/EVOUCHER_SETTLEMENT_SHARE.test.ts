import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { department } from '../department.ts';
import { exportsOf, PHARMACY, reversalRow, settlementRow } from '../testing/exportRows.ts';
import { fractionIn, readIndicator } from '../testing/readIndicator.ts';

let branch: TestDepartment;
beforeAll(async () => {
  branch = await startTestDepartment(department);
});
afterAll(() => branch[Symbol.asyncDispose]());

const share = () => readIndicator(branch, 'EVOUCHER_SETTLEMENT_SHARE');
const byEVoucher = { 就诊凭证类型: '01' };
const takenBack = settlementRow('S5', 3, { ...byEVoucher, 结算时间: '2025-09-12 10:00:00' });

test('without settlements there is no share, which is not 0', async () => {
  await branch.importFiles(exportsOf.institutions('20251031'));
  expect(await share()).toMatchObject({ value: null, denominator: null, asOf: null, series: [] });
});

test('counts the settlements of each month for which the e-voucher was shown', async () => {
  await branch.importFiles(
    exportsOf.settlements('20251031', [
      settlementRow('S1', 1, byEVoucher),
      settlementRow('S2', 1, { 机构编码: PHARMACY, 就诊凭证类型: '03' }),
      settlementRow('S3', 2),
      // Ten minutes before midnight in Beijing is still September.
      settlementRow('S4', 2, { ...byEVoucher, 结算时间: '2025-09-30 23:50:00' }),
      takenBack,
      settlementRow('S6', 3, { 结算时间: '2025-09-12 11:00:00' }),
      // A hospital in another city.
      settlementRow('S7', 4, { ...byEVoucher, 机构编码: 'H36010000009' }),
    ]),
  );
  const answer = await share();
  expect(answer).toMatchObject({ numerator: 1, denominator: 3, asOf: '2025-10-31' });
  expect(answer.value).toBeCloseTo(33.33, 2);
  expect(fractionIn(answer, '2025-09')).toBe('2/3');
  expect(fractionIn(answer, '2025-08')).toBeUndefined();
});

test('a refund takes the settlement back with it, also from a month that is over', async () => {
  await branch.importFiles(
    exportsOf.settlements('20251101', [reversalRow('S8', takenBack, { 结算时间: '2025-10-02 08:30:00' })]),
  );
  const answer = await share();
  expect(fractionIn(answer, '2025-09')).toBe('1/2');
  expect(fractionIn(answer, '2025-10')).toBe('1/3');
  expect(answer.series.find(point => point.month === '2025-09')?.revision).toBe(2);
});
