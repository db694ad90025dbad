import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { department } from '../department.ts';
import { exportsOf, populationRow, relationRow, TOWN, VILLAGE } from '../testing/exportRows.ts';
import { fractionIn, readIndicator } from '../testing/readIndicator.ts';

let branch: TestDepartment;
beforeAll(async () => {
  branch = await startTestDepartment(department);
});
afterAll(() => branch[Symbol.asyncDispose]());

const coverage = () => readIndicator(branch, 'MEDICAL_COVERAGE');

const relations = [
  // Insured in both schemes at once, in two townships: one person of the city.
  relationRow(1, { 险种类型: '310', 参保开始日期: '2024-03-15', 所属乡镇: VILLAGE }),
  relationRow(1),
  // Subsidised year by year: the last day of the old year and the first of the new one leave no gap.
  relationRow(2, { 参保开始日期: '2024-01-01', 参保结束日期: '2024-12-31', 参保状态: '3' }),
  relationRow(2, { 参保开始日期: '2025-01-01' }),
  // Died in June 2025.
  relationRow(3, { 参保结束日期: '2025-06-20', 参保状态: '3' }),
  // Joined on the last day of September 2025.
  relationRow(4, { 参保开始日期: '2025-09-30', 所属乡镇: VILLAGE }),
  // Neither suspended relations nor long-term care (410) make a person covered.
  relationRow(5, { 参保状态: '2' }),
  relationRow(6, { 险种类型: '410' }),
];
const population = [populationRow('202412', TOWN, 6), populationRow('202509', TOWN, 7), populationRow('202509', VILLAGE, 3)];

test('without the population there is no coverage, which is not 0', async () => {
  await branch.importFiles(exportsOf.relations('20251031', relations));
  expect(await coverage()).toMatchObject({ value: null, numerator: null, asOf: null, series: [], byDivision: [] });
});

test('counts each insured person once, over the newest population of that month or before', async () => {
  await branch.importFiles(exportsOf.population('20251031', population));
  const answer = await coverage();
  expect(answer).toMatchObject({ value: 30, numerator: 3, denominator: 10, asOf: '2025-10-31' });
  expect(answer.byDivision.map(each => each.division.code)).toEqual([TOWN, VILLAGE]);
});

test('past months keep the persons who were insured then', async () => {
  const answer = await coverage();
  expect(fractionIn(answer, '2024-12')).toBe('3/6');
  expect(fractionIn(answer, '2025-05')).toBe('3/6');
  expect(fractionIn(answer, '2025-06')).toBe('2/6');
  expect(fractionIn(answer, '2025-08')).toBe('2/6');
  expect(fractionIn(answer, '2025-09')).toBe('3/10');
});

test('a month before the first population figure has no value', async () => {
  expect(fractionIn(await coverage(), '2024-11')).toBeUndefined();
});

test('a death reported late restates the months after it, visibly', async () => {
  await branch.importFiles(exportsOf.relations('20251101', [relationRow(3, { 参保结束日期: '2025-03-02', 参保状态: '3' })]));
  const answer = await coverage();
  expect(fractionIn(answer, '2025-05')).toBe('2/6');
  expect(answer.series.find(point => point.month === '2025-05')?.revision).toBe(2);
  expect(answer.series.find(point => point.month === '2025-01')?.revision).toBe(1);
});
