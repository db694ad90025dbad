import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { reportFile } from '../testing/reportFile.ts';
import { sampleDivisions } from '../testing/sampleDivisions.ts';

let office: TestDepartment;
beforeAll(async () => {
  office = await startTestDepartment(department);
  await office.importFiles(sampleDivisions);
});
afterAll(() => office[Symbol.asyncDispose]());

async function ask(code: string, fields: string): Promise<Record<string, unknown> | undefined> {
  const { indicators } = await office.ask<{ indicators: Record<string, unknown>[] }>(
    `query ($codes: [ID!]) { indicators(codes: $codes, year: 2025) { ... on ReportedIndicator { ${fields} } } }`,
    { codes: [code] },
  );
  return indicators[0];
}

describe('a rate is reported for the whole city', () => {
  const satisfaction = { code: 'SERVICE_SATISFACTION', numerator: 4_850, denominator: 5_000, value: 97 };

  it('and before the first report there is no data, which is not 0', async () => {
    expect(
      await ask('SERVICE_SATISFACTION', 'value numerator asOf completeness series { value } byDivision { value } status'),
    ).toEqual({
      value: null,
      numerator: null,
      asOf: null,
      completeness: null,
      series: [],
      byDivision: [],
      status: 'NO_DATA',
    });
  });

  it('with its reporter, unit and date, and the series of its months', async () => {
    await office.importFiles(
      await reportFile('20251031', [
        { ...satisfaction, month: '202508', numerator: 4_800, value: 96, unit: '人社局' },
        { ...satisfaction, month: '202510', unit: '人社局', reporter: '李华', on: '2025-11-05' },
      ]),
    );
    expect(
      await ask(
        'SERVICE_SATISFACTION',
        `value numerator denominator asOf completeness trendPerMonth status definitionVersion reporter reportedOn
         reportingUnit reportingDepartment { code name } series { month value revision }`,
      ),
    ).toEqual({
      value: 97,
      numerator: 4_850,
      denominator: 5_000,
      asOf: '2025-10-31',
      completeness: 1,
      trendPerMonth: 0.5,
      // 97 + 0.5 for each of the two months that are left reaches the 98 of the policy.
      status: 'ON_TRACK',
      definitionVersion: 1,
      reporter: '李华',
      reportedOn: '2025-11-05',
      reportingUnit: '人社局',
      reportingDepartment: { code: 'hrss', name: '市人社局' },
      series: [
        { month: '2025-08', value: 96, revision: 1 },
        { month: '2025-10', value: 97, revision: 1 },
      ],
    });
  });

  it('and a correction restates the month visibly', async () => {
    await office.importFiles(
      await reportFile('20251115', [{ ...satisfaction, month: '202510', numerator: 4_925, value: 98.5, on: '2025-11-12' }]),
    );
    expect(await ask('SERVICE_SATISFACTION', 'value status series { month value revision }')).toEqual({
      value: 98.5,
      status: 'ACHIEVED',
      series: [
        { month: '2025-08', value: 96, revision: 1 },
        { month: '2025-10', value: 98.5, revision: 2 },
      ],
    });
  });
});

describe('every township has to have a public childcare institution', () => {
  const institutions = (township: string, value: number) => ({
    code: 'TOWNSHIP_PUBLIC_CHILDCARE',
    month: '202510',
    township,
    value,
  });

  it('so nothing is published for the city before all townships have reported', async () => {
    await office.importFiles(await reportFile('20251031', [institutions('360799001', 3), institutions('360799100', 0)]));
    expect(await ask('TOWNSHIP_PUBLIC_CHILDCARE', 'value status series { month value }')).toEqual({
      value: null,
      status: 'NO_DATA',
      series: [{ month: '2025-10', value: null }],
    });
  });

  it('and the worst township counts, and is shown by name', async () => {
    await office.importFiles(await reportFile('20251102', [institutions('360799200', 1)]));
    expect(
      await ask(
        'TOWNSHIP_PUBLIC_CHILDCARE',
        'value completeness status byDivision { division { code name kind } value suppressed }',
      ),
    ).toEqual({
      value: 0,
      completeness: 1,
      status: 'BEHIND',
      byDivision: [
        { division: { code: '360799001', name: '城东街道', kind: 'SUBDISTRICT' }, value: 3, suppressed: false },
        { division: { code: '360799100', name: '云溪镇', kind: 'TOWN' }, value: 0, suppressed: false },
        { division: { code: '360799200', name: '上坪乡', kind: 'TOWNSHIP' }, value: 1, suppressed: false },
      ],
    });
  });
});

describe('a share is reported by township', () => {
  it('and the city’s is the share of the sums, not the mean of the shares', async () => {
    const share = { code: 'CHILDCARE_INCLUSIVE_SHARE', month: '202510' };
    await office.importFiles(
      await reportFile('20251031', [
        { ...share, township: '360799001', numerator: 9, denominator: 10, value: 90 },
        { ...share, township: '360799100', numerator: 1, denominator: 4, value: 25 },
        { ...share, township: '360799200', numerator: 2, denominator: 6, value: 33.3 },
      ]),
    );
    expect(await ask('CHILDCARE_INCLUSIVE_SHARE', 'value numerator denominator completeness status')).toEqual({
      value: 60,
      numerator: 12,
      denominator: 20,
      completeness: 1,
      status: 'ACHIEVED',
    });
  });

  it('and a rating by few persons is withheld, the next smallest with it', async () => {
    const ratings = { code: 'SERVICE_SATISFACTION', month: '202511' };
    await office.importFiles(
      await reportFile('20251130', [
        { ...ratings, numerator: 1_929, denominator: 2_000, value: 96.45 },
        { ...ratings, township: '360799001', numerator: 1_800, denominator: 1_850, value: 97.3 },
        { ...ratings, township: '360799100', numerator: 120, denominator: 136, value: 88.24 },
        { ...ratings, township: '360799200', numerator: 9, denominator: 14, value: 64.29 },
      ]),
    );
    expect(await ask('SERVICE_SATISFACTION', 'value byDivision { division { name } value suppressed }')).toEqual({
      value: 96.45,
      byDivision: [
        { division: { name: '城东街道' }, value: 97.3, suppressed: false },
        { division: { name: '云溪镇' }, value: null, suppressed: true },
        { division: { name: '上坪乡' }, value: null, suppressed: true },
      ],
    });
  });
});

describe('next year has begun without a report', () => {
  it('so what counts up within a year has no value, though last year’s months are still shown', async () => {
    const codes = ['SERVICE_SATISFACTION', 'CHILDCARE_INCLUSIVE_SHARE'];
    await sql`insert into indicator_target (code, year, target, basis, import_run)
      select code, 2026, target, basis, import_run from indicator_target where code in (${sql.join(codes)})`.execute(
      office.database.sql,
    );
    const { indicators } = await office.ask<{ indicators: unknown[] }>(
      `query ($codes: [ID!]) { indicators(codes: $codes, year: 2026) {
        code ... on ReportedIndicator { value asOf trendPerMonth byDivision { value } series { month } } } }`,
      { codes },
    );
    expect(indicators).toEqual([
      expect.objectContaining({ code: 'CHILDCARE_INCLUSIVE_SHARE', value: 60, asOf: '2025-10-28' }),
      {
        code: 'SERVICE_SATISFACTION',
        value: null,
        asOf: null,
        trendPerMonth: null,
        byDivision: [],
        series: [{ month: '2025-08' }, { month: '2025-10' }, { month: '2025-11' }],
      },
    ]);
  });
});

describe('a definition that nobody approved', () => {
  it('shows its value without a judgement', async () => {
    await office.importFiles(await reportFile('20251031', [{ code: 'SERVICE_CIRCLE', month: '202510', value: 100 }]));
    expect(await ask('SERVICE_CIRCLE', 'value status')).toEqual({ value: 100, status: 'DEFINITION_NOT_APPROVED' });
  });
});

describe('a share that only has to rise', () => {
  it('is achieved by its trend', async () => {
    const share = { code: 'SOCSEC_EXP_SHARE', unit: '市财政局' };
    await office.importFiles(
      await reportFile('20251031', [
        { ...share, month: '202509', value: 14.8 },
        { ...share, month: '202510', value: 15.1 },
      ]),
    );
    expect(await ask('SOCSEC_EXP_SHARE', 'value status')).toEqual({ value: 15.1, status: 'ACHIEVED' });
  });
});

describe('an officer mistypes a report', () => {
  async function reasons(dataDate: string, report: Parameters<typeof reportFile>[1][number]): Promise<unknown[]> {
    const { reports } = await office.importFiles(await reportFile(dataDate, [report]));
    expect(reports[0]).toMatchObject({ rows: 1, inserted: 0, rejected: 1 });
    return office.database.sql
      .selectFrom('quarantined_row')
      .innerJoin('import_run', 'import_run.id', 'quarantined_row.import_run')
      .select(['field', 'quarantined_row.reason'])
      .where('file_name', '=', `指标填报_${dataDate}.xlsx`)
      .execute();
  }

  it('whose value does not follow from its parts', async () => {
    const report = { code: 'KINDERGARTEN_TODDLER_CLASS', month: '202510', numerator: 21, denominator: 58, value: 63.2 };
    expect(await reasons('20251201', report)).toEqual([{ field: '指标值', reason: '指标值63.2与分子÷分母×100（36.21）不符' }]);
  });

  it('whose indicator is computed by a department and not reported', async () => {
    const [refusal] = await reasons('20251202', { code: 'PENSION_COVERAGE', month: '202510', value: 99 });
    expect(refusal).toMatchObject({ field: '指标代码', reason: expect.stringContaining('不在代码表中') });
  });

  it('who reports a month that has not begun', async () => {
    const report = { code: 'CHILDCARE_PLACES_TOTAL', month: '202612', value: 2_801, on: '2025-12-01' };
    expect(await reasons('20251203', report)).toEqual([{ field: '填报日期', reason: '填报日期早于统计年月，尚无法填报' }]);
  });
});
