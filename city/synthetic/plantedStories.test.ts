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

test('R04: dead members who stand in the household list and are paid for; a late list or a new assessment only looks like it', () => {
  const mistaken = new Set(idsOf('R49'));
  const listed = exports.rows('civil-affairs', '低保家庭成员').filter(row => {
    const death = deaths.get(idOf(row));
    return death && !mistaken.has(idOf(row)) && monthOf(row.退出日期 || '2099-12-31') > monthOf(death);
  });
  expect(listed.map(idOf).sort()).toEqual(
    [...idsOf('R04'), ...decoysOf('R04', 'taken off the list late but not paid for')].sort(),
  );

  // Whoever was paid for shows in the amount: it falls in the month in which the list ends, and not in the month after the death.
  const paid = dibaoPayments();
  const fallsAfter = (row: Row, month: string) =>
    (paid.get(`${row.家庭编号} ${next(month)}`) ?? 0) < (paid.get(`${row.家庭编号} ${month}`) ?? 0);
  const paidOn = listed.filter(row => !fallsAfter(row, monthOf(deaths.get(idOf(row)) ?? '')));
  expect(paidOn.map(idOf).sort()).toEqual(idsOf('R04').sort());

  const reassessed = decoysOf('R04', 'household re-assessed with higher need');
  expect(reassessed.length).toBeGreaterThan(0);
  for (const row of exports.rows('civil-affairs', '低保家庭成员').filter(each => reassessed.includes(idOf(each)))) {
    expect(monthOf(row.退出日期 ?? ''), idOf(row)).toBe(monthOf(deaths.get(idOf(row)) ?? ''));
    expect(fallsAfter(row, monthOf(row.退出日期 ?? '')), idOf(row)).toBe(false);
  }
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

test('R16: dibao and support as destitute paid for the same months; one month of switching is innocent', () => {
  const paid = dibaoPayments();
  const destitute = new Set(
    exports.rows('civil-affairs', '救助发放').flatMap(row => (row.资金项目 === '02' ? [`${idOf(row)} ${row.所属期}`] : [])),
  );
  const both = new Map<string, number>();
  for (const row of exports.rows('civil-affairs', '低保家庭成员')) {
    for (const key of destitute) {
      const [id, month = ''] = key.split(' ');
      const member = id === idOf(row) && month >= monthOf(row.加入日期 ?? '') && month <= monthOf(row.退出日期 || '2099-12-31');
      if (member && paid.has(`${row.家庭编号} ${month}`)) both.set(idOf(row), (both.get(idOf(row)) ?? 0) + 1);
    }
  }
  expect([...both.keys()].sort()).toEqual([...idsOf('R16'), ...decoysOf('R16')].sort());
  expect([...both].flatMap(([id, months]) => (months > 1 ? [id] : [])).sort()).toEqual(idsOf('R16').sort());
});

test('R17: subsidies for the disabled beside support as destitute, net of what was returned', () => {
  const rows = exports.rows('civil-affairs', '救助发放');
  const destitute = new Set(rows.flatMap(row => (row.资金项目 === '02' ? [`${idOf(row)} ${row.所属期}`] : [])));
  const net = new Map<string, number>();
  for (const row of rows) {
    if (!['04', '05'].includes(row.资金项目 ?? '') || !destitute.has(`${idOf(row)} ${row.所属期}`)) continue;
    net.set(idOf(row), (net.get(idOf(row)) ?? 0) + Math.round(Number(row.金额) * 100));
  }
  expect([...net.keys()].sort()).toEqual([...idsOf('R17'), ...decoysOf('R17')].sort());
  expect([...net].flatMap(([id, cents]) => (cents > 0 ? [id] : [])).sort()).toEqual(idsOf('R17').sort());
  for (const story of planted('R17', 'truth')) expect(net.get(story.id ?? '')).toBe(Math.round(Number(story.amount) * 100));
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

test('R36: stays of low-income people without medical assistance, unless the bill was settled again with it', () => {
  const since = new Map<string, string>();
  for (const row of exports.rows('civil-affairs', '低保家庭成员')) if (!row.退出日期) since.set(idOf(row), row.加入日期 ?? '');
  for (const row of exports.rows('civil-affairs', '特困供养人员')) if (!row.终止日期) since.set(idOf(row), row.批准日期 ?? '');
  for (const row of exports.rows('civil-affairs', '低收入监测对象')) if (!row.退出日期) since.set(idOf(row), row.纳入日期 ?? '');
  const stays = new Map<string, { id: string; unassisted: boolean; assistance: number }>();
  for (const row of exports.each('medical-insurance', '结算明细')) {
    if (row.医疗类别 !== '21' || (since.get(idOf(row)) ?? '9999') > (row.开始日期 ?? '')) continue;
    const stay = stays.get(row.就诊编号 ?? '') ?? { id: idOf(row), unassisted: false, assistance: 0 };
    stays.set(row.就诊编号 ?? '', stay);
    stay.unassisted ||= Number(row.个人负担总额) > 0 && Number(row.医疗救助支出) === 0;
    stay.assistance += Number(row.医疗救助支出);
  }
  const found = (select: (stay: { unassisted: boolean; assistance: number }) => boolean) =>
    new Set([...stays.values()].filter(select).map(stay => stay.id));
  const suspected = found(stay => stay.unassisted);
  const owed = found(stay => stay.unassisted && stay.assistance === 0);
  expect([...suspected].filter(id => ![...idsOf('R36'), ...decoysOf('R36')].includes(id))).toEqual([]);
  expect([...owed].filter(id => !idsOf('R36').includes(id))).toEqual([]);
  expect(owed.size).toBeGreaterThan(idsOf('R36').length * 0.7);
  expect(suspected.size - owed.size).toBeGreaterThan(decoysOf('R36').length * 0.7);
});

test('R33: nobody works while serving, but for those employed before the discharge; a relation begins on the first of the month', () => {
  const service = new Map(exports.rows('veterans-affairs', '退役军人').map(row => [idOf(row), row]));
  const overlapping = exports.rows('hrss', '参保关系').filter(row => {
    const served = service.get(idOf(row));
    const works = ['110', '120'].includes(row.险种类型 ?? '');
    return (
      served &&
      works &&
      (row.参保开始日期 ?? '') <= (served.退役日期 ?? '') &&
      (row.参保结束日期 || '9999') >= (served.入伍日期 ?? '')
    );
  });
  expect(overlapping.map(idOf).sort()).toEqual([...idsOf('R33'), ...decoysOf('R33')].sort());
  const before = overlapping.filter(row => monthOf(row.参保开始日期 ?? '') < monthOf(service.get(idOf(row))?.退役日期 ?? ''));
  expect(before.map(idOf).sort()).toEqual(idsOf('R33').sort());
});

test('R40: veterans waiting for a post whose insurance nobody continued, unless they insured themselves', async () => {
  const waiting = (await exports.sheet('veterans-affairs', '安置')).filter(row => row.安置方式 === '2' && !row.保险接续日期);
  const arrivedLongAgo = waiting.filter(row => daysBetween(row.接收日期 ?? '', '2025-10-31') > 45);
  expect(arrivedLongAgo.map(idOf).sort()).toEqual([...idsOf('R40'), ...decoysOf('R40')].sort());
  const working = exports.rows('hrss', '参保关系').filter(row => row.险种类型 === '110' && !row.参保结束日期);
  const insured = new Set(working.map(idOf));
  expect(
    arrivedLongAgo
      .map(idOf)
      .filter(id => !insured.has(id))
      .sort(),
  ).toEqual(idsOf('R40').sort());
});

test('Four decoys for a truth, so that a rule without explanations shows its low precision', () => {
  const stories = Map.groupBy(exports.truth('planted-stories'), story => story.kind);
  const [truths, decoys] = [stories.get('truth') ?? [], stories.get('decoy') ?? []];
  // A full city has four; small ones keep at least one truth of every rule.
  expect(decoys.length).toBeGreaterThan(truths.length * 3);
  const explained = new Set(decoys.map(story => story.rule));
  for (const rule of ['R01', 'R04', 'R16', 'R17', 'R26', 'R33', 'R34', 'R36', 'R40'])
    expect(explained.has(rule), rule).toBe(true);
});

function planted(rule: string, kind: 'truth' | 'decoy'): Row[] {
  return exports.truth('planted-stories').filter(story => story.rule === rule && story.kind === kind);
}

/** Truly planted persons of the rules. */
function idsOf(...rules: string[]): string[] {
  return rules.flatMap(rule => planted(rule, 'truth').map(story => story.id ?? ''));
}

function decoysOf(rule: string, cause?: string): string[] {
  return planted(rule, 'decoy').flatMap(story => (cause === undefined || story.cause === cause ? [story.id ?? ''] : []));
}

/** Amounts of 低保 by household and month. */
function dibaoPayments(): Map<string, number> {
  const payments = exports.rows('civil-affairs', '救助发放').filter(row => row.资金项目 === '01');
  return new Map(payments.map(row => [`${row.家庭编号} ${row.所属期}`, Number(row.金额)]));
}

/** The month after a month `YYYYMM`. */
function next(month: string): string {
  return month.endsWith('12') ? `${Number(month.slice(0, 4)) + 1}01` : String(Number(month) + 1);
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
