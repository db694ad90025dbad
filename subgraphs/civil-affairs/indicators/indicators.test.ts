import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { exportFolder } from '../testing/exportFolder.ts';
import { CHENGDONG, LI, SUN, WANG, YUNXI, ZHAO } from '../testing/residents.ts';

let civilAffairs: TestDepartment;
beforeAll(async () => {
  civilAffairs = await startTestDepartment(department);
});
afterAll(() => civilAffairs[Symbol.asyncDispose]());

interface Point {
  month: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  revision: number;
}

async function indicator(code: string) {
  const { _entities } = await civilAffairs.ask<{
    _entities: { value: number | null; asOf: string | null; definition: string; series: Point[]; byDivision: object[] }[];
  }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on CivilAffairsIndicator {
       value asOf definition series { month value numerator denominator revision }
       byDivision { division { code } numerator denominator value suppressed } } } }`,
    { of: [{ __typename: 'CivilAffairsIndicator', code, year: 2025 }] },
  );
  const [reading] = _entities;
  if (reading === undefined) throw new Error(`no answer for ${code}`);
  return { ...reading, at: (month: string) => reading.series.find(point => point.month === month) };
}

describe('Before anything was imported', () => {
  it('an indicator has a definition and no value, which is not zero', async () => {
    for (const code of ['HOME_CARE_BEDS', 'URBAN_HOMECARE_STATION_COVERAGE', 'BASIC_FUNERAL_FREE']) {
      const reading = await indicator(code);
      expect(reading, code).toMatchObject({ value: null, asOf: null, series: [] });
      expect(reading.definition).not.toBe('');
    }
  });
});

describe('家庭养老床位', () => {
  const beds = [
    `B001,${WANG},${YUNXI},2025-05-01,2025-06-10,`,
    `B002,${LI},${YUNXI},2025-05-01,2025-07-31,2025-10-15`,
    `B003,${ZHAO},${CHENGDONG},2025-08-01,,`,
  ];

  it('count from their acceptance to their withdrawal, month by month', async () => {
    await civilAffairs.importFiles(exportFolder('20251031', { 家庭养老床位: beds }));
    const reading = await indicator('HOME_CARE_BEDS');
    expect(reading).toMatchObject({ value: 1, asOf: '2025-10-31' });
    expect(reading.series).toHaveLength(24);
    const counts = ['2025-05', '2025-06', '2025-07', '2025-09', '2025-10'].map(month => reading.at(month)?.value);
    expect(counts).toEqual([0, 1, 2, 2, 1]);
  });

  it('in a township are withheld when they speak of fewer than ten homes', async () => {
    const { byDivision } = await indicator('HOME_CARE_BEDS');
    expect(byDivision).toEqual([
      { division: { code: YUNXI }, numerator: null, denominator: null, value: null, suppressed: true },
    ]);
  });

  it('restate an earlier month when an acceptance is corrected, and say so', async () => {
    const corrected = `B003,${ZHAO},${CHENGDONG},2025-08-01,2025-09-20,`;
    await civilAffairs.importFiles(exportFolder('20251031', { 家庭养老床位: [corrected] }));
    const reading = await indicator('HOME_CARE_BEDS');
    expect(reading.at('2025-08')).toMatchObject({ value: 2, revision: 1 });
    expect(reading.at('2025-09')).toMatchObject({ value: 3, revision: 2 });
    expect(reading.at('2025-10')).toMatchObject({ value: 2, revision: 2 });
  });
});

describe('城市居家养老服务站点覆盖率', () => {
  const communities = [
    `360799001001,东门社区,${CHENGDONG},1`,
    `360799001002,西门社区,${CHENGDONG},1`,
    `360799001003,南门社区,${CHENGDONG},1`,
    `360799100001,河口社区,${YUNXI},1`,
    `360799100201,上游村,${YUNXI},2`,
  ];
  const stations = [
    'S1,东门站,360799001001,2025-03-01,',
    'S2,东门二站,360799001001,2025-09-01,',
    'S3,西门站,360799001002,2025-03-01,2025-08-31',
    'S4,上游站,360799100201,2025-03-01,',
    'S5,河口站,360799100001,2025-10-01,',
  ];

  it('has no value while one of its two sources is missing', async () => {
    await civilAffairs.importFiles(exportFolder('20251031', { 养老服务站点: stations }));
    expect(await indicator('URBAN_HOMECARE_STATION_COVERAGE')).toMatchObject({ value: null, asOf: null });
  });

  it('counts a community once however many stations it has, and no village', async () => {
    await civilAffairs.importFiles(exportFolder('20251031', { 城乡社区: communities }));
    const reading = await indicator('URBAN_HOMECARE_STATION_COVERAGE');
    expect(reading.at('2025-02')).toMatchObject({ numerator: 0, denominator: 4, value: 0 });
    expect(reading.at('2025-03')).toMatchObject({ numerator: 2, denominator: 4, value: 50 });
    expect(reading.at('2025-09')).toMatchObject({ numerator: 1, denominator: 4, value: 25 });
    expect(reading).toMatchObject({ value: 50, asOf: '2025-10-31' });
  });
});

describe('5项基本殡葬服务免费', () => {
  const cremation = (number: string, person: string, date: string, items: string, status = '0') =>
    `${number},${person},某某,1,80,${date},${date},张三,子女,${items},${date},${status},`;

  it('is the average of waived items over the cremations of twelve months', async () => {
    const rows = [
      cremation('H1', WANG, '2024-10-31', '1|2|3|4|5'),
      cremation('H2', LI, '2024-11-01', '1|2|3|4|5'),
      cremation('H3', ZHAO, '2025-10-20', '1|3'),
      cremation('H4', SUN, '2025-10-21', ''),
    ];
    await civilAffairs.importFiles(exportFolder('20251031', { 火化登记: rows }));
    const reading = await indicator('BASIC_FUNERAL_FREE');
    expect(reading.at('2025-10')).toMatchObject({ numerator: 7, denominator: 3 });
    expect(reading.value).toBeCloseTo(7 / 3);
    expect(reading.at('2025-09')).toMatchObject({ numerator: 10, denominator: 2, value: 5 });
  });

  it('says nothing about a year without a cremation', async () => {
    expect((await indicator('BASIC_FUNERAL_FREE')).at('2024-09')).toMatchObject({ value: null, denominator: 0 });
  });

  it('leaves out a retracted record and restates the months that counted it', async () => {
    await civilAffairs.importFiles(exportFolder('20251031', { 火化登记: [cremation('H4', SUN, '2025-10-21', '', '2')] }));
    expect((await indicator('BASIC_FUNERAL_FREE')).at('2025-10')).toMatchObject({
      numerator: 7,
      denominator: 2,
      value: 3.5,
      revision: 2,
    });
  });
});
