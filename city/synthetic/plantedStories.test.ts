import { afterAll, beforeAll, expect, test } from 'vitest';
import { Exports, normalised, type Row } from './testing/exports.ts';

// The audits here know nothing of the generator: they join the files as an auditor would and must find what was planted, no more.
let exports: Exports;
let deaths: Map<string, string>;
beforeAll(async () => {
  exports = await Exports.generate({ scale: 0.025 });
  const records = new Map(exports.rows('civil-affairs', '火化登记').map(row => [row.火化证编号, row]));
  const standing = [...records.values()].filter(row => row.更正标志 !== '2');
  deaths = new Map(standing.map(row => [idOf(row), row.死亡日期 ?? '']));
});
afterAll(() => exports[Symbol.dispose]());

test('R01: pensions for months after the death, net of refunds, are the planted ones and the mistaken deaths', () => {
  const found = new Map<string, number>();
  for (const row of exports.each('hrss', '待遇发放')) {
    const death = deaths.get(idOf(row));
    if (!death || row.待遇项目 !== '01' || (row.所属期 ?? '') <= monthOf(death)) continue;
    found.set(idOf(row), (found.get(idOf(row)) ?? 0) + Math.round(Number(row.金额) * 100));
  }
  const overpaid = new Map([...found].filter(([, cents]) => cents > 0));
  expect([...overpaid.keys()].sort()).toEqual(idsOf('R01', 'R49').sort());
  for (const story of planted('R01', 'truth'))
    expect(overpaid.get(story.id ?? ''), story.id).toBe(Math.round(Number(story.amount) * 100));
});

test('R02: settlements begun after the death at the cost of fund or account', () => {
  const found = new Set<string>();
  for (const row of exports.each('medical-insurance', '结算明细')) {
    const death = deaths.get(idOf(row));
    const charged = Number(row.基金支付总额) + Number(row.个人账户支出) > 0;
    if (death && charged && daysBetween(death, row.开始日期 ?? '') > 1) found.add(idOf(row));
  }
  expect(idsOf('R02').filter(id => !found.has(id))).toEqual([]);
  const mistaken = new Set(idsOf('R49'));
  expect([...found].filter(id => !mistaken.has(id)).sort()).toEqual(idsOf('R02').sort());
});

test('R03: hospital stays that go on after the cremation', () => {
  const cremated = new Map(exports.rows('civil-affairs', '火化登记').map(row => [idOf(row), row.火化日期 ?? '']));
  const mistaken = new Set(idsOf('R49'));
  const found = exports.rows('medical-insurance', '住院登记').filter(row => {
    const day = cremated.get(idOf(row));
    return day && (row.入院日期 ?? '') <= day && row.出院日期 && daysBetween(day, row.出院日期) > 1 && !mistaken.has(idOf(row));
  });
  const ids = new Set(found.map(idOf));
  const explained = planted('R03', 'decoy').map(story => story.id ?? '');
  const unexplained = [...ids].filter(id => !explained.includes(id) && !planted('R49', 'decoy').some(story => story.id === id));
  expect(unexplained.sort()).toEqual(idsOf('R03').sort());
});

test('R04: members of dibao households who were kept after their death', () => {
  const kept = exports.rows('civil-affairs', '低保家庭成员').filter(row => {
    const death = deaths.get(idOf(row));
    return death && monthOf(row.退出日期 || '2099-12-31') > monthOf(death);
  });
  const mistaken = new Set(idsOf('R49'));
  expect(
    kept
      .map(idOf)
      .filter(id => !mistaken.has(id))
      .sort(),
  ).toEqual(idsOf('R04').sort());
});

test('R12: employees and residents pension both regularly paid for one month', () => {
  const months = new Map<string, Set<string>>();
  for (const row of exports.each('hrss', '待遇发放')) {
    if (row.待遇项目 !== '01' || row.发放类型 !== '1') continue;
    const key = `${idOf(row)} ${row.所属期}`;
    months.set(key, (months.get(key) ?? new Set()).add(row.险种类型 ?? ''));
  }
  const found = new Set([...months].filter(([, schemes]) => schemes.size > 1).map(([key]) => key.split(' ')[0] ?? ''));
  expect([...found].sort()).toEqual(idsOf('R12').sort());
});

test('R14: two medical insurances on the same day are double cover, or the rest of a paid year', () => {
  const spans = Map.groupBy(exports.rows('medical-insurance', '参保信息'), idOf);
  const found = [...spans].filter(([, rows]) => {
    const [employed, resident] = ['310', '390'].map(scheme => rows.filter(row => row.险种类型 === scheme));
    return employed?.some(a => resident?.some(b => overlaps(a, b)));
  });
  const expected = [...planted('R14', 'truth'), ...planted('R14', 'decoy')].map(story => story.id ?? '');
  expect(found.map(([id]) => id).sort()).toEqual(expected.sort());
});

test('R16: on dibao and supported as destitute at once', () => {
  const destitute = new Set(
    exports
      .rows('civil-affairs', '特困供养人员')
      .filter(row => !row.终止日期)
      .map(idOf),
  );
  const both = exports.rows('civil-affairs', '低保家庭成员').filter(row => !row.退出日期 && destitute.has(idOf(row)));
  expect(both.map(idOf).sort()).toEqual(idsOf('R16').sort());
});

test('R26: unemployment benefit drawn in months for which an employer paid contributions', () => {
  const claims = new Map(exports.rows('hrss', '失业保险待遇').map(row => [idOf(row), row]));
  const found = new Set<string>();
  for (const row of exports.each('hrss', '缴费明细')) {
    const claim = claims.get(idOf(row));
    if (!claim || row.险种类型 !== '110' || row.缴费主体 !== '1') continue;
    const first = monthsOf(monthOf(claim.登记日期 ?? ''));
    const period = monthsOf(row.费款所属期 ?? '');
    if (period >= first && period < first + Number(claim.已领月数)) found.add(idOf(row));
  }
  expect([...found].sort()).toEqual(idsOf('R26').sort());
});

test('R34: those whose premium the government owes have none from it, and the decoys paid it themselves', () => {
  const premiums = exports.rows('hrss', '缴费明细').filter(row => row.险种类型 === '170' && row.费款所属期 === '202412');
  const payers = new Map(premiums.map(row => [idOf(row), row.缴费主体]));
  expect(planted('R34', 'truth').length).toBeGreaterThan(1);
  for (const story of planted('R34', 'truth')) expect(payers.get(story.id ?? ''), story.id).toBeUndefined();
  for (const story of planted('R34', 'decoy')) expect(payers.get(story.id ?? ''), story.id).toBe('2');
});

test('R35: low-income people without medical insurance, or without the subsidy', () => {
  const insured = new Map<string, Row>();
  for (const row of exports.rows('medical-insurance', '参保信息')) if (!row.参保结束日期) insured.set(idOf(row), row);
  const poor = exports.rows('civil-affairs', '低保家庭成员').filter(row => !row.退出日期 && !deaths.has(idOf(row)));
  const rejected = new Set(exports.everyRow('medical-insurance', '参保信息').map(idOf));
  const uninsured = poor.filter(row => !insured.has(idOf(row)) && !rejected.has(idOf(row))).map(idOf);
  const stories = [...planted('R35', 'truth'), ...planted('R35', 'decoy')];
  expect(uninsured.filter(id => !stories.some(story => story.id === id))).toEqual([]);
  for (const story of stories) {
    const row = insured.get(story.id ?? '');
    if (story.cause === 'insured without subsidy') expect(row?.资助金额, story.id).toBe('');
    else expect(row, story.id).toBeUndefined();
  }
});

test('R36: stays of low-income people for which no medical assistance was paid', () => {
  const since = new Map(
    exports
      .rows('civil-affairs', '低保家庭成员')
      .filter(row => !row.退出日期)
      .map(row => [idOf(row), row.加入日期 ?? '']),
  );
  const found = new Set<string>();
  for (const row of exports.each('medical-insurance', '结算明细')) {
    if (row.医疗类别 !== '21' || Number(row.医疗救助支出) > 0 || Number(row.个人负担总额) === 0) continue;
    if ((since.get(idOf(row)) ?? '9999') <= (row.开始日期 ?? '')) found.add(idOf(row));
  }
  expect([...found].filter(id => !idsOf('R36').includes(id))).toEqual([]);
  expect(found.size).toBeGreaterThan(0);
});

test('Decoys outnumber truths, so that a rule without explanations shows its low precision', () => {
  // A full city has seven decoys for three truths; small ones keep at least one truth of every rule.
  const stories = exports.truth('planted-stories');
  const truths = stories.filter(story => story.kind === 'truth').length;
  expect(stories.length - truths).toBeGreaterThan(truths * 1.2);
});

function planted(rule: string, kind: 'truth' | 'decoy'): Row[] {
  return exports.truth('planted-stories').filter(story => story.rule === rule && story.kind === kind);
}

/** Truly planted persons of the rules. */
function idsOf(...rules: string[]): string[] {
  return rules.flatMap(rule => planted(rule, 'truth').map(story => story.id ?? ''));
}

function idOf(row: Row): string {
  return normalised(row.证件号码 ?? '');
}

function monthOf(date: string): string {
  return date.slice(0, 7).replace('-', '');
}

function monthsOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(4));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function overlaps(a: Row, b: Row): boolean {
  const [aEnd, bEnd] = [a.参保结束日期 || '9999', b.参保结束日期 || '9999'];
  return (a.参保开始日期 ?? '') <= bEnd && (b.参保开始日期 ?? '') <= aEnd;
}
