import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { reportFile } from '../testing/reportFile.ts';

let office: TestDepartment;
beforeAll(async () => {
  office = await startTestDepartment(department);
});
afterAll(() => office[Symbol.asyncDispose]());

interface BoardRow {
  __typename: string;
  code: string;
  name: string;
  unit: string;
  comparator: string;
  target: number | null;
  deadline: string | null;
  aspirational: boolean;
  status: string;
  department: { code: string; name: string };
}

async function board(narrowed = ''): Promise<BoardRow[]> {
  const { indicators } = await office.ask<{ indicators: BoardRow[] }>(
    `{ indicators${narrowed} { __typename code name unit comparator target deadline aspirational status department { code name } } }`,
  );
  return indicators;
}

describe('the leading group opens its board on a fresh installation', () => {
  it('and sees all 26 indicators of the opinions in their order, with targets, before any data arrived', async () => {
    const rows = await board();
    expect(rows).toHaveLength(26);
    expect(rows[0]).toEqual({
      __typename: 'HrssIndicator',
      code: 'PENSION_COVERAGE',
      name: '基本养老保险参保率',
      unit: '%',
      comparator: 'AT_LEAST',
      target: 95.5,
      deadline: '2025-12-31',
      aspirational: false,
      status: 'NO_DATA',
      department: { code: 'hrss', name: '市人社局' },
    });
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['NO_DATA']));
  });

  it('with the 13 goals of the policy’s first chapter at the values it states', async () => {
    const headline = (await board()).slice(0, 13).map(({ target, deadline }) => [target, deadline]);
    const values = [95.5, 95, 31_000, 34_000, 20_000, 4.5, 2_801, 1, 60, 40, 70, 90, 98];
    expect(headline).toEqual(values.map(value => [value, '2025-12-31']));
  });

  it('each owned by the department whose rows hold it, or reported', async () => {
    const rows = await board();
    const owners = Map.groupBy(rows, ({ __typename }) => __typename);
    expect([...owners].map(([owner, owned]) => [owner, owned.length]).sort()).toEqual([
      ['CivilAffairsIndicator', 3],
      ['HrssIndicator', 12],
      ['MedicalInsuranceIndicator', 3],
      ['ReportedIndicator', 8],
    ]);
    expect(owners.get('ReportedIndicator')?.map(({ code }) => code)).toContain('SERVICE_CIRCLE');
  });

  it('marks the one goal to strive for, the one to equal and the one that only has to rise', async () => {
    const rows = await board();
    expect(rows.filter(row => row.aspirational).map(row => row.code)).toEqual(['URBAN_HOMECARE_STATION_COVERAGE']);
    expect(rows.filter(row => row.comparator === 'EQUAL').map(row => row.code)).toEqual(['REHAB_STAFF_PENSION_SUBSIDY']);
    expect(rows.filter(row => row.target === null).map(row => [row.code, row.comparator])).toEqual([
      ['SOCSEC_EXP_SHARE', 'RISING'],
    ]);
  });

  it('can ask for some of them, and is told which code it mistyped', async () => {
    expect((await board('(codes: ["HOME_CARE_BEDS", "PENSION_COVERAGE"])')).map(({ code }) => code)).toEqual([
      'PENSION_COVERAGE',
      'HOME_CARE_BEDS',
    ]);
    const { errors } = await office.askRaw('{ indicators(codes: ["PENSION", "HOME_CARE_BEDS"]) { code } }');
    expect(errors?.[0]?.message).toMatch(/^参数 codes 中的 PENSION 不在 2025 年指标目录内/);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'codes' });
  });

  it('finds who approved which definition, and that nobody approved the service circle’s', async () => {
    const { indicators } = await office.ask<{ indicators: { code: string; approvals: unknown[] }[] }>(
      '{ indicators { code approvals { version approver approvedOn } } }',
    );
    expect(indicators.filter(({ approvals }) => approvals.length === 0).map(({ code }) => code)).toEqual(['SERVICE_CIRCLE']);
    expect(indicators[0]?.approvals).toEqual([
      { version: 1, approver: '市社会保障工作领导小组办公室', approvedOn: '2023-03-31' },
    ]);
  });

  it('names all lead units, and says where the policy named none', async () => {
    const { indicators } = await office.ask(
      '{ indicators(codes: ["E_SOCIAL_CARD_RATE", "CHILDCARE_PLACES_TOTAL"]) { leads { name } departmentBasis tasks { number title } } }',
    );
    expect(indicators).toEqual([
      {
        leads: [{ name: '市卫健委' }],
        departmentBasis: '文件未列明牵头单位，按部门职责暂列市卫健委，待确认',
        tasks: [],
      },
      {
        leads: [{ name: '市人社局' }, { name: '市行政审批局' }],
        departmentBasis: '二（六）17',
        tasks: [{ number: 17, title: '加快社会保障卡居民服务一卡通' }],
      },
    ]);
  });
});

describe('the owner of a value answers, and the gateway brings it along', () => {
  const judge = (...representations: object[]) =>
    office.ask<{ _entities: ({ code: string; name: string; status: string } | null)[] }>(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          ... on HrssIndicator { code name status } ... on MedicalInsuranceIndicator { code name status }
        }
      }`,
      { representations },
    );
  const unemployment = { __typename: 'HrssIndicator', code: 'UNEMPLOYMENT_INSURED', year: 2025 };
  const measured = { trendPerMonth: 400, asOf: '2025-10-31', definitionVersion: 1 };

  it('so that status is judged here against the target of 20,000', async () => {
    const { _entities } = await judge(
      { ...unemployment, ...measured, value: 20_000 },
      { ...unemployment, ...measured, value: 19_200 },
      { ...unemployment, ...measured, value: 19_100 },
      { ...unemployment, ...measured, value: 20_000, definitionVersion: 2 },
      { ...unemployment, ...measured, value: null },
    );
    expect(_entities.map(entity => entity?.status)).toEqual([
      'ACHIEVED',
      'ON_TRACK',
      'BEHIND',
      'DEFINITION_NOT_APPROVED',
      'NO_DATA',
    ]);
  });

  it('and without its value the catalogue still answers', async () => {
    const { _entities } = await judge(unemployment);
    expect(_entities).toEqual([{ code: 'UNEMPLOYMENT_INSURED', name: '失业保险参保人数', status: 'NO_DATA' }]);
  });

  it('but not for an indicator that belongs to another department, that nobody knows, or for a year without targets', async () => {
    const { _entities } = await judge(
      { ...unemployment, __typename: 'MedicalInsuranceIndicator' },
      { ...unemployment, code: 'NOBODY_KNOWS' },
      { ...unemployment, year: 2019 },
    );
    expect(_entities).toEqual([null, null, null]);
  });
});

describe('the office sets new targets', () => {
  beforeAll(async () => {
    await office.importFiles({
      '指标目标_20251201.csv': `指标代码,年度,目标值,完成时限,依据
HOME_CARE_BEDS,2026,450,2026-12-31,2026年度计划
HOME_CARE_BEDS,2190,900,,远景
`,
    });
    await office.importFiles(
      await reportFile('20260131', [
        { code: 'CHILDCARE_PLACES_TOTAL', month: '202511', value: 2_700 },
        { code: 'CHILDCARE_PLACES_TOTAL', month: '202601', value: 2_900 },
      ]),
    );
  });

  it('for a year, and each year is judged by its own', async () => {
    expect((await board('(year: 2026)')).map(({ code, target }) => [code, target])).toEqual([['HOME_CARE_BEDS', 450]]);
    expect((await board('(year: 2025, codes: ["HOME_CARE_BEDS"])'))[0]?.target).toBe(400);
  });

  it('and a year that has not begun is not shown by default', async () => {
    const { indicators } = await office.ask<{ indicators: { year: number }[] }>('{ indicators { year } }');
    expect(indicators[0]?.year).toBeLessThanOrEqual(new Date().getFullYear());
  });

  it('and the past year keeps its last value, however the next one goes on', async () => {
    const { indicators } = await office.ask(
      '{ indicators(year: 2025, codes: ["CHILDCARE_PLACES_TOTAL"]) { ... on ReportedIndicator { value asOf status } } }',
    );
    expect(indicators).toEqual([{ value: 2_700, asOf: '2025-11-28', status: 'BEHIND' }]);
  });

  it('and a year without targets is an empty board', async () => {
    expect(await board('(year: 2019)')).toEqual([]);
  });

  it('and a withdrawn approval stops the judgement at once', async () => {
    await office.importFiles({
      '口径审批_20251201.csv': `指标代码,口径版本,批准单位,批准日期,撤销日期
CHILDCARE_PLACES_TOTAL,1,市社会保障工作领导小组办公室,2023-03-31,2025-12-01
`,
    });
    expect((await board('(year: 2025, codes: ["CHILDCARE_PLACES_TOTAL"])'))[0]?.status).toBe('DEFINITION_NOT_APPROVED');
  });
});
