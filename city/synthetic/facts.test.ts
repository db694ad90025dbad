import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPORT_FILES } from './generateCity.ts';
import { citizenIdCheck } from './identity/citizenId.ts';
import { creditCodeCheck } from './identity/creditCode.ts';
import { Exports, normalised, type Row } from './testing/exports.ts';

let exports: Exports;
beforeAll(async () => {
  exports = await Exports.generate({ scale: 0.01 });
});
afterAll(() => exports[Symbol.dispose]());

test("Check characters follow GB 11643 and GB 32100, as the standards' own examples show", () => {
  expect(citizenIdCheck('11010519491231002')).toBe('X');
  expect(citizenIdCheck('44052418800101001')).toBe('4');
  expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
});

test('Every citizen ID is valid and on the unassigned prefix 360799: no number belongs to a real person', () => {
  let old = 0;
  const wrong: string[] = [];
  for (const file of EXPORT_FILES.filter(each => each.columns.includes('证件号码') && each.format !== 'xlsx')) {
    for (const row of exports.rows(file.department, file.name)) {
      const id = row.证件号码 ?? '';
      if (id.length === 15) old++;
      const full = normalised(id);
      if (!full.startsWith('360799') || full.charAt(17) !== citizenIdCheck(full.slice(0, 17))) wrong.push(`${file.name} ${id}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(old).toBeGreaterThan(0);
});

test('Every credit code is valid and every one used is a registered unit', () => {
  const units = new Set(exports.rows('hrss', '参保单位').map(row => row.统一社会信用代码 ?? ''));
  for (const code of units) expect(code.charAt(17), code).toBe(creditCodeCheck(code.slice(0, 17)));
  for (const row of [...exports.rows('hrss', '参保关系'), ...exports.rows('medical-insurance', '参保信息')]) {
    if (row.统一社会信用代码) expect(units.has(row.统一社会信用代码), row.统一社会信用代码).toBe(true);
  }
});

test('Settlements add up to the cent, and refunds are wholly negative', () => {
  const rows = exports.rows('medical-insurance', '结算明细');
  expect(rows.some(row => row.退费标志 === '1')).toBe(true);
  const wrong: string[] = [];
  for (const row of rows) {
    const of = (...columns: string[]) => columns.reduce((sum, column) => sum + cents(row, column), 0);
    const adds = of('医疗费总额') === of('基金支付总额', '个人负担总额', '医院负担金额');
    const funds = [
      '统筹基金支出',
      '公务员补助支出',
      '企业补充支出',
      '居民大病支出',
      '职工大额支出',
      '伤残人员支出',
      '医疗救助支出',
      '其他支出',
    ];
    const parts =
      of('基金支付总额') === of(...funds) && of('个人负担总额') === of('个人账户支出', '个人现金支出', '家庭共济支出');
    const refundIsNegative = of('医疗费总额') < 0 === (row.退费标志 === '1');
    if (!adds || !parts || !refundIsNegative) wrong.push(row.结算编号 ?? '');
  }
  expect(wrong).toEqual([]);
});

test('Nobody lies in two hospitals at once', () => {
  const stays = Map.groupBy(exports.rows('medical-insurance', '住院登记'), row => row.证件号码);
  for (const [id, rows] of stays) {
    const inOrder = rows.toSorted((a, b) => (a.入院日期 ?? '').localeCompare(b.入院日期 ?? ''));
    for (const [index, stay] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (before) expect((stay.入院日期 ?? '') > (before.出院日期 || '9999'), `${id}`).toBe(true);
    }
  }
});

test('Adjustments come in July and August with back pay, so that period and pay month differ', () => {
  const backPay = exports.rows('hrss', '待遇发放').filter(row => row.发放类型 === '2' && row.所属期 !== row.发放年月);
  const inSummer = backPay.filter(row => /0[78]$/.test(row.发放年月 ?? ''));
  expect(inSummer.length).toBeGreaterThan(500);
});

test('Departments agree on names, but for the four in a thousand that one of them mistyped', () => {
  const names = new Map(exports.rows('hrss', '人员基本信息').map(row => [normalised(row.证件号码 ?? ''), row.姓名]));
  let [same, different] = [0, 0];
  for (const row of exports.rows('medical-insurance', '参保信息')) {
    const other = names.get(normalised(row.证件号码 ?? ''));
    if (other === undefined) continue;
    if (other === row.姓名) same++;
    else different++;
  }
  expect(different).toBeGreaterThan(0);
  expect(different / (same + different)).toBeLessThan(0.008);
});

test('The rows listed as unusable are unusable, and about one in five thousand', () => {
  const rejected = exports.truth('rejected-rows');
  const files = new Map<string, Row[]>();
  for (const { department, name, format } of EXPORT_FILES) {
    if (format !== 'xlsx') files.set(`${department}/${name}_20251031.csv`, exports.everyRow(department, name));
  }
  const total = [...files.values()].reduce((sum, rows) => sum + rows.length, 0);
  expect(rejected.length / total).toBeGreaterThan(0.0001);
  expect(rejected.length / total).toBeLessThan(0.0003);
  for (const { department = '', file = '', row, field = '', mistake } of rejected) {
    const value = files.get(`${department}/${file}`)?.[Number(row) - 2]?.[field] ?? '';
    expect(`${mistake} ${value}`).toMatch(
      /^(校验码错误 \d{14}(\d{3}[\dX])?|日期不存在 \d{4}-02-30|月份不存在 \d{4}13|代码未知 7X)$/,
    );
  }
});

test('Even the smallest city has the stories that every comparison is first tried on', () => {
  const truths = new Set(
    exports
      .truth('planted-stories')
      .filter(story => story.kind === 'truth')
      .map(story => story.rule),
  );
  for (const rule of ['R01', 'R02', 'R04', 'R12', 'R14', 'R26', 'R34', 'R35']) expect(truths.has(rule), rule).toBe(true);
});

function cents(row: Row, column: string): number {
  return Math.round(Number(row[column]) * 100);
}
