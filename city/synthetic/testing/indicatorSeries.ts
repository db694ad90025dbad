import { type Exports, normalised, type Row } from './exports.ts';
import { MONTH_ENDS, monthEndCounts, type Span } from './monthEndCounts.ts';

/**
 * The monthly series of the indicators that count persons, recomputed from the export files by the departments' definitions (口径).
 * A relation that ended (终止) counts up to and including its end date; without an end date it counts in no month.
 */
export class IndicatorSeries {
  readonly #exports: Exports;

  constructor(exports: Exports) {
    this.#exports = exports;
  }

  /** Distinct persons in one scheme of 人社, in persons. */
  insured(scheme: '210' | '410'): number[] {
    const relations = this.#exports.rows('hrss', '参保关系').filter(row => row.险种类型 === scheme);
    return monthEndCounts(spans(relations, { state: '缴费状态', active: ['1'] }));
  }

  /** Persons in the supplementary insurance; 参保关系 410 is not asked for. */
  supplementary(): number[] {
    return monthEndCounts(spans(this.#exports.rows('hrss', '补充工伤保险'), undefined));
  }

  /** Per cent of 应参保人口; a paused relation and a pension count too. */
  pensionCoverage(): number[] {
    const pensions = ['110', '120', '170'];
    const relations = this.#exports.rows('hrss', '参保关系').filter(row => pensions.includes(row.险种类型 ?? ''));
    const drawing = this.#exports.rows('hrss', '待遇核定').flatMap(row => {
      const ended = row.发放状态 === '3';
      if (ended && !row.待遇终止年月) return [];
      const until = row.待遇终止年月 ? lastDayOf(row.待遇终止年月) : undefined;
      return [{ person: idOf(row), from: firstDayOf(row.待遇开始年月 ?? ''), until }];
    });
    const insured = monthEndCounts([...spans(relations, { state: '缴费状态', active: ['1', '2'] }), ...drawing]);
    return shares(insured, this.#population('hrss', '应参保人口', '应参保人数'));
  }

  /** Per cent of 常住人口 insured in 310 or 390. */
  medicalCoverage(): number[] {
    const insured = monthEndCounts(spans(this.#medical(), { state: '参保状态', active: ['1'] }));
    return shares(insured, this.#population('medical-insurance', '常住人口', '常住人口'));
  }

  /** Per cent of the insured in 310 or 390 whose e-voucher is activated and in use. */
  vouchers(): number[] {
    const insured = [...spans(this.#medical(), { state: '参保状态', active: ['1'] })];
    const activated = new Map<string, string>();
    for (const row of this.#exports.rows('medical-insurance', '医保电子凭证')) {
      if (row.凭证状态 === '1') activated.set(idOf(row), row.激活日期 ?? '');
    }
    const withVoucher = insured.flatMap(span => {
      const since = activated.get(span.person);
      return since === undefined ? [] : [{ ...span, from: since > span.from ? since : span.from }];
    });
    return shares(monthEndCounts(withVoucher), monthEndCounts(insured));
  }

  /** Per cent of the holders of a card in use or reported lost. */
  electronicCards(): number[] {
    const cards = this.#exports.rows('hrss', '社会保障卡').filter(row => row.卡状态 === '1' || row.卡状态 === '2');
    const holders = cards.map(row => ({ person: idOf(row), from: row.发卡日期 ?? '', until: undefined }));
    const electronic = cards.flatMap(row => {
      const [card = '', twin = ''] = [row.发卡日期, row.电子社保卡签发日期];
      return twin ? [{ person: idOf(row), from: twin > card ? twin : card, until: undefined }] : [];
    });
    return shares(monthEndCounts(electronic), monthEndCounts(holders));
  }

  #medical(): Row[] {
    return this.#exports.rows('medical-insurance', '参保信息').filter(row => row.险种类型 === '310' || row.险种类型 === '390');
  }

  #population(department: string, name: string, column: string): number[] {
    const sums = new Map<string, number>();
    for (const row of this.#exports.rows(department, name)) {
      sums.set(row.统计年月 ?? '', (sums.get(row.统计年月 ?? '') ?? 0) + Number(row[column]));
    }
    return MONTH_ENDS.map(end => sums.get(end.slice(0, 7).replace('-', '')) ?? Number.NaN);
  }
}

/** Relations that were in force, by the register's present state: `active` states last, 3 ended on its end date. */
function* spans(
  rows: readonly Row[],
  register: { state: '缴费状态' | '参保状态'; active: readonly string[] } | undefined,
): Generator<Span> {
  for (const row of rows) {
    const state = register && (row[register.state] ?? '');
    const until = row.参保结束日期 || undefined;
    if (state !== undefined && !register?.active.includes(state) && !(state === '3' && until)) continue;
    yield { person: idOf(row), from: row.参保开始日期 ?? '', until };
  }
}

function shares(counts: readonly number[], wholes: readonly number[]): number[] {
  return counts.map((count, index) => (count / (wholes[index] ?? Number.NaN)) * 100);
}

function idOf(row: Row): string {
  return normalised(row.证件号码 ?? '');
}

function firstDayOf(month: string): string {
  return `${month.slice(0, 4)}-${month.slice(4)}-01`;
}

function lastDayOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)), 0)).toISOString().slice(0, 10);
}
