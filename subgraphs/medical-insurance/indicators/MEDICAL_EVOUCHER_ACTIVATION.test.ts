import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { department } from '../department.ts';
import { eVoucherRow, exportsOf, relationRow } from '../testing/exportRows.ts';
import { fractionIn, readIndicator } from '../testing/readIndicator.ts';

let branch: TestDepartment;
beforeAll(async () => {
  branch = await startTestDepartment(department);
  await branch.importFiles(
    exportsOf.relations('20251031', [
      relationRow(1),
      relationRow(1, { 险种类型: '310', 参保开始日期: '2025-01-01' }),
      relationRow(2),
      relationRow(3),
      relationRow(4, { 参保结束日期: '2025-08-15', 参保状态: '3' }),
      relationRow(5, { 参保开始日期: '2025-10-01' }),
    ]),
  );
});
afterAll(() => branch[Symbol.asyncDispose]());

const activation = () => readIndicator(branch, 'MEDICAL_EVOUCHER_ACTIVATION');

test('without the e-vouchers there is no activation rate, which is not 0', async () => {
  expect(await activation()).toMatchObject({ value: null, denominator: null, asOf: null, series: [] });
});

test('counts insured persons with an activated voucher over all insured persons', async () => {
  await branch.importFiles(
    exportsOf.eVouchers('20251031', [
      eVoucherRow(1, '2022-05-01'),
      // Disabled, so it counts in no month.
      eVoucherRow(2, '2022-05-01', { 凭证状态: '2' }),
      eVoucherRow(4, '2023-01-01'),
      // Activated before being insured: counts from the first day insured.
      eVoucherRow(5, '2025-09-20'),
      // Never insured.
      eVoucherRow(9, '2022-05-01'),
    ]),
  );
  const answer = await activation();
  expect(answer).toMatchObject({ value: 50, numerator: 2, denominator: 4, asOf: '2025-10-31' });
  expect(fractionIn(answer, '2025-09')).toBe('1/3');
  expect(fractionIn(answer, '2025-08')).toBe('1/3');
  expect(fractionIn(answer, '2025-07')).toBe('2/4');
});

test('a voucher counts from the month of its activation', async () => {
  await branch.importFiles(exportsOf.eVouchers('20251101', [eVoucherRow(3, '2025-07-31')]));
  const answer = await activation();
  expect(fractionIn(answer, '2025-06')).toBe('2/4');
  expect(fractionIn(answer, '2025-07')).toBe('3/4');
  expect(answer.series.find(point => point.month === '2025-07')?.revision).toBe(2);
});
