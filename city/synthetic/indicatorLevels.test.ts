import { afterAll, beforeAll, expect, test } from 'vitest';
import { Exports, normalised } from './testing/exports.ts';
import { IndicatorSeries } from './testing/indicatorSeries.ts';

/** Months at which large files are looked at: the first, the middle and the last. */
const MONTHS = ['202311', '202411', '202510'] as const;
const SCALE = 0.1;

let exports: Exports;
let series: IndicatorSeries;
beforeAll(async () => {
  exports = await Exports.generate({ scale: SCALE });
  series = new IndicatorSeries(exports);
});
afterAll(() => exports[Symbol.dispose]());

test('Pension coverage rises to about 95.3 %, just below the target of 95.5 %', () => {
  expectRise(series.pensionCoverage(), { first: [94.0, 94.8], last: [95.1, 95.5], dip: 0.05 });
});

test('Work injury, unemployment and supplementary insurance rise to just below 31,000, 20,000 and 34,000: joiners exceed leavers', () => {
  const full = (counts: number[]) => counts.map(count => count / SCALE);
  expectRise(full(series.insured('410')), { first: [26_300, 26_700], last: [29_300, 29_700], dip: 60 });
  expectRise(full(series.insured('210')), { first: [18_200, 18_400], last: [19_050, 19_350], dip: 60 });
  expectRise(full(series.supplementary()), { first: [25_000, 28_000], last: [32_600, 33_000], dip: 60 });
});

test('Medical coverage rises to about 95.1 % and the e-voucher to about 88 % of the insured', () => {
  expectRise(series.medicalCoverage(), { first: [94.3, 94.9], last: [94.95, 95.3], dip: 0.05 });
  expectRise(series.vouchers(), { first: [76, 80], last: [87, 89], dip: 0 });
});

test('Electronic cards rise to about 69.2 % of card holders', () => {
  expectRise(series.electronicCards(), { first: [61, 63], last: [69, 69.5], dip: 0 });
});

test('Of the headline targets three are within reach at the pace of the last six months, others are not', async () => {
  const monthsLeft = 2;
  const reach = (values: readonly number[]) => last(values) + (monthsLeft * (last(values) - (values.at(-7) ?? Number.NaN))) / 6;
  const reported = Map.groupBy(await exports.sheet('leading-group', '指标填报'), row => row.指标代码);
  const reportedValues = (code: string) => (reported.get(code) ?? []).map(row => Number(row.指标值));
  const onTrack: [number, number[]][] = [
    [60, reportedValues('CHILDCARE_INCLUSIVE_SHARE')],
    [98, reportedValues('SERVICE_SATISFACTION')],
    [70, series.electronicCards()],
  ];
  for (const [target, values] of onTrack) {
    expect(last(values)).toBeLessThan(target);
    expect(reach(values)).toBeGreaterThan(target);
  }
  expect(reach(series.insured('410')) / SCALE).toBeLessThan(31_000);
  expect(reach(series.insured('210')) / SCALE).toBeLessThan(20_000);
  expect(reach(series.supplementary()) / SCALE).toBeLessThan(34_000);
  expect(reach(series.vouchers())).toBeLessThan(90);
});

test('In a city of one per cent leavers are replaced too', async () => {
  using tiny = await Exports.generate({ scale: 0.01 });
  const small = new IndicatorSeries(tiny);
  expectRise(small.insured('410'), { first: [260, 270], last: [293, 297], dip: 4 });
  expectRise(small.insured('210'), { first: [181, 185], last: [190, 194], dip: 4 });
  expectRise(small.electronicCards(), { first: [61, 63], last: [69, 69.5], dip: 0 });
});

test('Settlements by e-voucher rise from about 27 % to about 33 %, and no voucher is used before it is activated', () => {
  const activated = new Map(exports.rows('medical-insurance', '医保电子凭证').map(row => [row.证件号码, row.激活日期 ?? '']));
  const counts = new Map<string, { all: number; byVoucher: number }>();
  let early = 0;
  for (const row of exports.each('medical-insurance', '结算明细')) {
    const month = `${row.结算时间?.slice(0, 4)}${row.结算时间?.slice(5, 7)}`;
    const count = counts.get(month) ?? { all: 0, byVoucher: 0 };
    counts.set(month, count);
    count.all++;
    if (row.就诊凭证类型 !== '01') continue;
    count.byVoucher++;
    // A voucher whose own row was mistyped is missing from the register; that is no early use.
    if ((activated.get(row.证件号码) ?? '') > (row.结算时间 ?? '')) early++;
  }
  expect(early).toBe(0);
  expectRise(
    MONTHS.map(month => ((counts.get(month)?.byVoucher ?? 0) / (counts.get(month)?.all ?? 1)) * 100),
    { first: [25, 29], last: [32, 34], dip: 0 },
  );
});

test('The average resident pension rises from 172 to 182 yuan', () => {
  const paid = exports.rows('hrss', '待遇发放').filter(row => row.险种类型 === '170' && row.待遇项目 === '01');
  const averages = MONTHS.map(month => {
    const rows = paid.filter(row => row.所属期 === month);
    return rows.reduce((sum, row) => sum + Number(row.金额), 0) / new Set(rows.map(row => normalised(row.证件号码 ?? ''))).size;
  });
  expectRise(averages, { first: [171, 173], last: [181, 183], dip: 0 });
});

test('Nine in ten pensioners are confirmed silently, and 4.9 of five funeral items are waived', () => {
  const cycle = exports.rows('hrss', '待遇资格认证').filter(row => row.认证周期 === '2025');
  const silent = cycle.filter(row => row.认证方式 === '1' && row.认证结果 === '1').length / cycle.length;
  expect(silent).toBeGreaterThan(0.88);
  expect(silent).toBeLessThan(0.92);
  const waived = exports.rows('civil-affairs', '火化登记').map(row => row.减免项目?.split('|').length ?? 0);
  const average = waived.reduce((sum, items) => sum + items, 0) / waived.length;
  expect(average).toBeGreaterThan(4.8);
  expect(average).toBeLessThan(4.95);
});

test('Beds, stations and deaths have the size of a tenth of the city', () => {
  const beds = exports.rows('civil-affairs', '家庭养老床位').filter(row => row.验收日期 && !row.停用日期);
  expect(beds.length).toBeGreaterThanOrEqual(30);
  expect(beds.length).toBeLessThanOrEqual(32);
  const urban = new Set(
    exports
      .rows('civil-affairs', '城乡社区')
      .filter(row => row.社区类型 === '1')
      .map(row => row.社区编码),
  );
  const served = new Set(
    exports
      .rows('civil-affairs', '养老服务站点')
      .map(row => row.社区编码)
      .filter(code => urban.has(code)),
  );
  expect([served.size, urban.size]).toEqual([24, 28]);
  const winter = exports.rows('civil-affairs', '火化登记').filter(row => row.更正标志 === '0');
  expect(winter.length).toBeGreaterThan(790);
  expect(winter.length).toBeLessThan(860);
});

function last(values: readonly number[]): number {
  return values.at(-1) ?? Number.NaN;
}

/** First and last value lie within their bands, and no month falls further below the best one before it than a seasonal dip. */
function expectRise(values: readonly number[], band: { first: readonly number[]; last: readonly number[]; dip: number }): void {
  const [begin = Number.NaN] = values;
  expectWithin(begin, band.first);
  expectWithin(last(values), band.last);
  let best = begin;
  for (const value of values) {
    expect(value, `${values}`).toBeGreaterThanOrEqual(best - band.dip);
    best = Math.max(best, value);
  }
}

function expectWithin(value: number, [low = Number.NaN, high = Number.NaN]: readonly number[]): void {
  expect(value).toBeGreaterThan(low);
  expect(value).toBeLessThan(high);
}
