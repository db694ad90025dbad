import { afterAll, beforeAll, expect, test } from 'vitest';
import { Exports, normalised, type Row } from './testing/exports.ts';

/** Month ends that the series is looked at: the first, the middle and the last. */
const MONTHS = ['202311', '202411', '202510'] as const;
const END: Record<string, string> = { '202311': '2023-11-30', '202411': '2024-11-30', '202510': '2025-10-31' };
const SCALE = 0.1;

let exports: Exports;
beforeAll(async () => {
  exports = await Exports.generate({ scale: SCALE });
});
afterAll(() => exports[Symbol.dispose]());

test('Pension coverage rises to about 95.3 %, just below the target of 95.5 %', () => {
  const base = sumByMonth('hrss', '应参保人口', '应参保人数');
  const relations = exports.rows('hrss', '参保关系').filter(row => ['110', '120', '170'].includes(row.险种类型 ?? ''));
  const approvals = exports.rows('hrss', '待遇核定');
  const series = MONTHS.map(month => {
    const drawing = approvals.filter(row => (row.待遇开始年月 ?? '') <= month && (row.待遇终止年月 || '999999') >= month);
    const insured = new Set([...relations.filter(row => isActive(row, month)), ...drawing].map(row => row.证件号码));
    return (insured.size / (base.get(month) ?? 0)) * 100;
  });
  expectRise(series, [94.0, 94.8], [95.1, 95.5]);
});

test('Work injury, unemployment and supplementary insurance end just below 31,000, 20,000 and 34,000', () => {
  const relations = exports.rows('hrss', '参保关系');
  const insured = (scheme: string) => (month: string) =>
    new Set(relations.filter(row => row.险种类型 === scheme && isActive(row, month)).map(row => row.证件号码)).size / SCALE;
  expectRise(MONTHS.map(insured('410')), [25_500, 28_500], [29_300, 29_700]);
  expectRise([insured('210')('202311'), insured('210')('202510')], [18_000, 19_195], [19_000, 19_400]);
  const supplementary = exports.rows('hrss', '补充工伤保险');
  expectRise(
    MONTHS.map(month => supplementary.filter(row => isActive(row, month)).length / SCALE),
    [19_000, 28_000],
    [32_500, 33_000],
  );
});

test('Medical coverage rises to about 95.1 % and the e-voucher to about 88 % of the insured', () => {
  const residents = sumByMonth('medical-insurance', '常住人口', '常住人口');
  const insured = exports.rows('medical-insurance', '参保信息');
  const activated = new Map(exports.rows('medical-insurance', '医保电子凭证').map(row => [row.证件号码, row.激活日期 ?? '']));
  const persons = MONTHS.map(month => new Set(insured.filter(row => isActive(row, month)).map(row => row.证件号码)));
  expectRise(
    persons.map((set, index) => (set.size / (residents.get(MONTHS[index] ?? '') ?? 0)) * 100),
    [94.2, 94.9],
    [94.95, 95.3],
  );
  const vouchers = persons.map((set, index) => {
    const end = END[MONTHS[index] ?? ''] ?? '';
    return ([...set].filter(id => (activated.get(id) ?? '9999') <= end).length / set.size) * 100;
  });
  expectRise(vouchers, [76, 81], [87, 89]);
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
    [25, 29],
    [32, 34],
  );
});

test('The average resident pension rises from 172 to 182 yuan', () => {
  const paid = exports.rows('hrss', '待遇发放').filter(row => row.险种类型 === '170' && row.待遇项目 === '01');
  const averages = MONTHS.map(month => {
    const rows = paid.filter(row => row.所属期 === month);
    return rows.reduce((sum, row) => sum + Number(row.金额), 0) / new Set(rows.map(row => normalised(row.证件号码 ?? ''))).size;
  });
  expectRise(averages, [171, 173], [181, 183]);
});

test('Electronic cards reach about 68 % of card holders', () => {
  const cards = exports.rows('hrss', '社会保障卡').filter(row => row.卡状态 !== '3');
  const rate = (end: string) => {
    const holders = cards.filter(row => (row.发卡日期 ?? '') <= end);
    return (holders.filter(row => row.电子社保卡签发日期 && row.电子社保卡签发日期 <= end).length / holders.length) * 100;
  };
  expectRise([rate('2023-11-30'), rate('2025-10-31')], [60, 64], [67, 69.5]);
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

function sumByMonth(department: string, name: string, column: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of exports.rows(department, name)) {
    sums.set(row.统计年月 ?? '', (sums.get(row.统计年月 ?? '') ?? 0) + Number(row[column]));
  }
  return sums;
}

function isActive(row: Row, month: string): boolean {
  const end = END[month] ?? '';
  return (row.参保开始日期 ?? '') <= end && (row.参保结束日期 || '9999') >= end;
}

function expectRise(series: readonly number[], first: readonly [number, number], last: readonly [number, number]): void {
  const [begin = Number.NaN, end = Number.NaN] = [series[0], series.at(-1)];
  expect(begin).toBeGreaterThan(first[0]);
  expect(begin).toBeLessThan(first[1]);
  expect(end).toBeGreaterThan(last[0]);
  expect(end).toBeLessThan(last[1]);
  expect(series).toEqual(series.toSorted((a, b) => a - b));
}
