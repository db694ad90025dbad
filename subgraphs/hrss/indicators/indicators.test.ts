import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { EMPLOYER, LI, QIAN, SHIQIAO, SUN, WANG, writeExports, YUNXI, ZHAO } from '../testing/writeExports.ts';

let hrss: TestDepartment;

beforeAll(async () => {
  hrss = await startTestDepartment(department);
});
afterAll(() => hrss[Symbol.asyncDispose]());

interface Point {
  month: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  revision: number;
}

async function read(code: string, year = 2025) {
  const { _entities } = await hrss.ask<{ _entities: [{ value: number | null; asOf: string | null; series: Point[] | null }] }>(
    `{ _entities(representations: [{ __typename: "HrssIndicator", code: "${code}", year: ${year} }]) {
      ... on HrssIndicator { value asOf series { month value numerator denominator revision } } } }`,
  );
  const [indicator] = _entities;
  const at = (month: string) => {
    const point = indicator.series?.find(each => each.month === month);
    return point && [point.numerator, point.denominator];
  };
  return { ...indicator, at };
}

async function township(code: string, month: string, division: string) {
  const { rows } = await sql<{ numerator: string; denominator: string | null }>`
    select numerator::float8, denominator::float8 from indicator_snapshot
    where code = ${code} and month = ${`${month}-01`}::date and division_code = ${division}`.execute(hrss.database.sql);
  return rows[0] && [rows[0].numerator, rows[0].denominator];
}

describe('Before any file has come', () => {
  it.each(department.indicators.map(indicator => indicator.code))('%s has no data, which is not 0', async code => {
    expect(await read(code)).toMatchObject({ value: null, asOf: null });
  });
});

describe('The indicators of 人社局 at the end of October 2025', () => {
  beforeAll(async () => {
    const { reports } = await hrss.importFiles(await writeExports(OCTOBER));
    expect(reports.filter(report => report.status !== 'done' || report.rejected > 0)).toEqual([]);
  });

  it('PENSION_COVERAGE counts each person once over all schemes, over the newest population known then', async () => {
    const coverage = await read('PENSION_COVERAGE');
    expect(coverage).toMatchObject({ value: 50, asOf: '2025-10-31' });
    expect(coverage.at('2025-10')).toEqual([3, 6]);
    expect(coverage.at('2025-09')).toEqual([3, 5]);
    expect(await township('PENSION_COVERAGE', '2025-10', YUNXI)).toEqual([2, 4]);
    expect(await township('PENSION_COVERAGE', '2025-10', SHIQIAO)).toEqual([1, 2]);
  });

  it('PENSION_COVERAGE has a numerator but no value for months without a population', async () => {
    expect((await read('PENSION_COVERAGE')).at('2025-08')).toEqual([4, null]);
  });

  it('WORK_INJURY_INSURED counts a relation up to its end date, and knows nothing of months before the first', async () => {
    const insured = await read('WORK_INJURY_INSURED');
    expect(insured.value).toBe(1);
    expect(insured.at('2025-09')).toEqual([1, null]);
    expect(insured.series?.[0]?.month).toBe('2024-03');
    expect(await township('WORK_INJURY_INSURED', '2025-10', YUNXI)).toEqual([0, null]);
    expect(await township('WORK_INJURY_INSURED', '2025-10', SHIQIAO)).toEqual([1, null]);
  });

  it('UNEMPLOYMENT_INSURED counts scheme 210', async () => {
    expect((await read('UNEMPLOYMENT_INSURED')).value).toBe(1);
  });

  it('SUPP_WORK_INJURY_INSURED leaves out who left before the month ended', async () => {
    const insured = await read('SUPP_WORK_INJURY_INSURED');
    expect([insured.at('2025-09'), insured.at('2025-10')]).toEqual([
      [2, null],
      [1, null],
    ]);
  });

  it('E_SOCIAL_CARD_RATE counts card holders, not cards, and no cancelled card', async () => {
    const rate = await read('E_SOCIAL_CARD_RATE');
    expect([rate.at('2025-09'), rate.at('2025-10'), rate.value]).toEqual([[1, 2], [2, 2], 100]);
  });

  it('OCC_ANNUITY_LEAD_MONTHS averages whole months; unfunded and late count 0', async () => {
    const lead = await read('OCC_ANNUITY_LEAD_MONTHS');
    expect([lead.at('2025-08'), lead.at('2025-10'), lead.value]).toEqual([[0, 2], [3, 3], 1]);
  });

  it('REHAB_STAFF_PENSION_SUBSIDY compares what was paid with the share of the same records', async () => {
    const subsidy = await read('REHAB_STAFF_PENSION_SUBSIDY');
    expect([subsidy.at('2025-09'), subsidy.at('2025-10'), subsidy.value]).toEqual([[500, 1000], [800, 2000], 40]);
  });

  it('RESIDENT_PENSION_AVG leaves back pay, refunds, funeral grants and other schemes out', async () => {
    const average = await read('RESIDENT_PENSION_AVG');
    expect([average.at('2025-10'), average.value]).toEqual([[370, 2], 185]);
  });

  it('SILENT_AUTH_RATE starts each year from nobody and counts a late silent check from its day', async () => {
    const rate = await read('SILENT_AUTH_RATE');
    expect([rate.at('2024-12'), rate.at('2025-01'), rate.at('2025-09'), rate.at('2025-10')]).toEqual([
      [0, 1],
      undefined,
      [1, 3],
      [2, 3],
    ]);
  });

  it('ONLINE_HANDLING_RATE and INSTANT_HANDLING_RATE follow the catalogue as it stood', async () => {
    const [online, instant] = [await read('ONLINE_HANDLING_RATE'), await read('INSTANT_HANDLING_RATE')];
    expect([online.at('2025-08'), online.at('2025-10')]).toEqual([
      [2, 4],
      [2, 3],
    ]);
    expect([instant.at('2025-08'), instant.at('2025-10')]).toEqual([
      [1, 4],
      [2, 3],
    ]);
  });

  it('RESIDENT_FUND_ENTRUSTED has a value only over a positive surplus of a recorded month', async () => {
    const entrusted = await read('RESIDENT_FUND_ENTRUSTED');
    expect(entrusted.value).toBe(80);
    expect(entrusted.series?.find(point => point.month === '2024-12')).toMatchObject({ value: null });
    expect(entrusted.at('2025-08')).toBeUndefined();
  });

  it.each(['SILENT_AUTH_RATE', 'RESIDENT_FUND_ENTRUSTED'])('%s of 2025 is no answer to the target of 2026', async code => {
    expect(await read(code, 2026)).toMatchObject({ value: null, asOf: null });
  });

  it('who was insured in October 2025 still is in 2026, as far as is known', async () => {
    expect(await read('PENSION_COVERAGE', 2026)).toMatchObject({ value: 50, asOf: '2025-10-31' });
  });

  it('withholds townships that speak of fewer than ten persons', async () => {
    const { _entities } = await hrss.ask<{ _entities: [{ byDivision: { suppressed: boolean; numerator: number | null }[] }] }>(
      `{ _entities(representations: [{ __typename: "HrssIndicator", code: "PENSION_COVERAGE", year: 2025 }]) {
        ... on HrssIndicator { byDivision { division { code } numerator suppressed } } } }`,
    );
    expect(_entities[0].byDivision.map(cell => [cell.numerator, cell.suppressed])).toEqual([
      [null, true],
      [null, true],
    ]);
  });

  it('restates the months that a late row concerns as revision 2', async () => {
    await hrss.importFiles(
      await writeExports({ 补充工伤保险_20251031_02: [`${SUN},3,,,2025-09-05,,赣安财险,96.00,${SHIQIAO}`] }),
    );
    const { series } = await read('SUPP_WORK_INJURY_INSURED');
    expect(series?.map(point => [point.month, point.value, point.revision])).toEqual([
      ['2025-09', 3, 2],
      ['2025-10', 2, 2],
    ]);
  });
});

/** Few enough rows to count by hand. */
const OCTOBER = {
  参保关系_20251031: [
    `1,${ZHAO},170,,4,2010-01-01,,1,${YUNXI}`,
    `2,${QIAN},110,${EMPLOYER},1,2024-03-01,2025-09-30,3,${YUNXI}`,
    `2,${QIAN},110,${EMPLOYER},1,2025-10-01,,1,${YUNXI}`,
    `2,${QIAN},410,${EMPLOYER},1,2024-03-01,2025-09-30,3,${YUNXI}`,
    `2,${QIAN},210,${EMPLOYER},1,2024-03-01,,1,${YUNXI}`,
    `3,${SUN},410,${EMPLOYER},3,2025-10-15,,1,${SHIQIAO}`,
    `3,${SUN},110,${EMPLOYER},1,2025-10-15,,3,${SHIQIAO}`,
    `4,${LI},120,${EMPLOYER},1,2000-01-01,,2,${SHIQIAO}`,
  ],
  待遇核定_20251031: [`${WANG},170,9,201001,202508,3,190.00,${SHIQIAO}`],
  应参保人口_20251031: [`202509,${YUNXI},3,统计局`, `202509,${SHIQIAO},2,统计局`, `202510,${YUNXI},4,统计局`],
  补充工伤保险_20251031: [
    `${ZHAO},2,,美程外卖,2025-09-10,,赣安财险,96.00,${YUNXI}`,
    `${QIAN},1,${EMPLOYER},,2025-09-01,2025-10-15,赣安财险,96.00,${YUNXI}`,
  ],
  社会保障卡_20251031: [
    `${ZHAO},B1,2015-01-01,2025-10-20,1,${YUNXI}`,
    `${QIAN},B2,2016-01-01,,1,${YUNXI}`,
    `${QIAN},B3,2017-01-01,2020-01-01,2,${YUNXI}`,
    `${WANG},B4,2015-01-01,2020-01-01,3,${SHIQIAO}`,
  ],
  职业年金_20251031: [
    `${LI},${EMPLOYER},2025-12-31,2025-09-20,12000.00`,
    `${QIAN},${EMPLOYER},2025-11-30,,`,
    `${ZHAO},${EMPLOYER},2025-06-30,2025-08-10,9000.00`,
    `${WANG},${EMPLOYER},2026-12-31,,`,
  ],
  康复机构养老补贴_20251031: [
    `${EMPLOYER},202508,4,4000.00,0.16,1000.00,500.00,2025-09-10`,
    `${EMPLOYER},202509,4,4000.00,0.16,1000.00,300.00,2025-10-12`,
    `${EMPLOYER},202510,4,4000.00,0.16,1000.00,0.00,`,
  ],
  待遇发放_20251031: [
    `${ZHAO},170,01,202510,202510,180.00,1`,
    `${WANG},170,01,202510,202510,190.00,1`,
    `${WANG},170,01,202510,202510,10.00,2`,
    `${WANG},170,02,202510,202510,2000.00,1`,
    `${QIAN},110,01,202510,202510,3000.00,1`,
    `${ZHAO},170,01,202510,202510,-180.00,4`,
  ],
  待遇资格认证_20251031: [
    `${ZHAO},170,2024,2024-03-31,4,2024-03-20,1,${YUNXI}`,
    `${ZHAO},170,2025,2025-03-31,1,2025-03-10,1,${YUNXI}`,
    `${WANG},170,2025,2025-05-31,2,2025-05-20,1,${SHIQIAO}`,
    `${LI},120,2025,2025-09-30,1,2025-10-08,1,${SHIQIAO}`,
    `${QIAN},110,2025,2025-12-31,,,3,${YUNXI}`,
  ],
  公共服务事项_20251031: [
    'S1,参保登记,2020-05-01,秒办,2022-06-01,2019-01-01,',
    'S2,关系转移,,承诺件,2022-06-01,2019-01-01,',
    'S3,资格认证,2025-10-15,即办,2025-10-10,2019-01-01,',
    'S4,旧事项,2020-05-01,承诺件,2022-06-01,2019-01-01,2025-09-15',
  ],
  居民养老基金台账_20251031: [
    '2024,202412,-50.00,0.00,2024-12-31',
    '2025,202509,1000.00,700.00,2025-09-30',
    '2025,202510,1200.00,960.00,2025-10-31',
  ],
};
