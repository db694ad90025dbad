import { happened, type Plant } from '../anomalies/Plants.ts';
import { type City, Office } from '../City.ts';
import { monthNumber, monthOf, monthText, NEVER, yearOf } from '../calendar.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { basicPension, type Pension, pensionOf } from './pensions.ts';

export const pensionPayments: ExportFile = {
  department: 'hrss',
  name: '待遇发放',
  columns: ['证件号码', '险种类型', '待遇项目', '所属期', '发放年月', '金额', '发放类型'],
  write(city, out) {
    for (let person = 0; person < city.world.count; person++) {
      const pension = pensionOf(city, person);
      if (pension) new Payee(city, out, { person, pension }).payHistory();
    }
  },
};

const REGULAR = 1;
const BACK_PAY = 2;
const REFUND = 4;

/** One pensioner's payments over the history. */
class Payee {
  readonly #city: City;
  readonly #out: RowSink;
  readonly #person: number;
  readonly #pension: Pension;
  readonly #prefix: string;
  readonly #first: number;
  readonly #last: number;

  constructor(city: City, out: RowSink, who: { person: number; pension: Pension }) {
    this.#city = city;
    this.#out = out;
    this.#person = who.person;
    this.#pension = who.pension;
    this.#prefix = `${city.id(who.person, Office.hrss)},${who.pension.scheme}`;
    this.#first = Math.max(who.pension.from, city.world.settings.firstMonth);
    this.#last = Math.min(who.pension.until - 1, city.world.settings.lastMonth);
  }

  payHistory(): void {
    const { plants } = this.#city;
    const overlap = plants.of('R12', this.#person);
    for (let month = this.#first; month <= this.#last; month++) {
      const approvedLate = overlap?.kind === 'decoy' && month < this.#pension.from + overlap.size;
      const paidIn = approvedLate ? this.#pension.from + overlap.size : month;
      this.#pay(month, paidIn, { cents: this.#knownIn(month), kind: approvedLate ? BACK_PAY : REGULAR });
      this.#makeUp(month);
    }
    if (overlap) this.#paySecondPension(overlap);
    if (this.#pension.until !== NEVER) this.#afterDeath(plants.of('R01', this.#person));
  }

  /** What the office knew to pay in a month: the year's adjustment comes only in July or August. */
  #knownIn(month: number): number {
    return this.#adjustedLate(month) ? this.#pension.due(this.#beforeAdjustment(month)) : this.#pension.due(month);
  }

  /** Back pay for a month whose adjustment came later: its period is that month, its pay month the adjustment's. */
  #makeUp(month: number): void {
    if (!this.#adjustedLate(month)) return;
    const paidIn = monthOf(yearOf(month), this.#pension.adjustmentPaidIn);
    const diedBefore = this.#pension.until <= paidIn;
    const story = diedBefore ? this.#city.plants.of('R01', this.#person) : undefined;
    // The dead get no back pay but in the planted innocent cases, where heirs lawfully receive what fell due before the death.
    if (diedBefore && story?.cause !== 'back pay for months before the death') return;
    if (paidIn > this.#city.world.settings.lastMonth) return;
    const cents = this.#pension.due(month) - this.#pension.due(this.#beforeAdjustment(month));
    if (cents <= 0) return;
    this.#pay(month, paidIn, { cents, kind: BACK_PAY });
    if (story) happened(story, month, cents);
  }

  #adjustedLate(month: number): boolean {
    const number = monthNumber(month);
    if (this.#pension.scheme === '170') return number === 7;
    return number < this.#pension.adjustmentPaidIn && month >= this.#pension.from + 6;
  }

  #beforeAdjustment(month: number): number {
    return this.#pension.scheme === '170' ? month - 1 : monthOf(yearOf(month) - 1, 12);
  }

  /** The residents' pension that was not ended when the employees' one began, or was owed until the late approval. */
  #paySecondPension(overlap: Plant): void {
    const id = this.#city.id(this.#person, Office.hrss);
    for (let month = this.#pension.from; month < this.#pension.from + overlap.size; month++) {
      if (month < this.#city.world.settings.firstMonth || month > this.#last) continue;
      const cents = basicPension(month) + 1_900;
      this.#out.row(`${id},170,01,${monthText(month)},${monthText(month)},${yuan(cents)},${REGULAR}`, this.#person);
      happened(overlap, month, cents);
    }
  }

  #afterDeath(story: Plant | undefined): void {
    const { lastMonth, firstMonth } = this.#city.world.settings;
    const refunded = story?.cause === 'refunded by the bank';
    if (story && (story.kind === 'truth' || refunded)) {
      for (let month = this.#pension.until; month < Math.min(this.#pension.until + story.size, lastMonth + 1); month++) {
        const cents = this.#pension.due(month);
        this.#pay(month, month, { cents, kind: REGULAR });
        if (refunded && month + 1 <= lastMonth) this.#pay(month, month + 1, { cents: -cents, kind: REFUND });
        happened(story, month, refunded ? 0 : cents);
      }
      if (story.kind === 'truth') return;
    }
    const paidIn = this.#pension.until + 1;
    if (paidIn > lastMonth || paidIn < firstMonth) return;
    const resident = this.#pension.scheme === '170';
    this.#grant('02', paidIn, resident ? 150_000 : 640_000);
    if (!resident) this.#grant('03', paidIn, 1_860_000);
    else if (this.#person % 3 === 0) this.#grant('04', paidIn, 84_000 + (this.#person % 97) * 1_000);
  }

  /** Funeral grant, bereavement grant or the rest of the account: paid to the heirs, so it is no payment to the dead. */
  #grant(item: string, month: number, cents: number): void {
    this.#out.row(`${this.#prefix},${item},${monthText(month)},${monthText(month)},${yuan(cents)},${REGULAR}`, this.#person);
  }

  #pay(period: number, payMonth: number, what: { cents: number; kind: number }): void {
    if (payMonth > this.#city.world.settings.lastMonth) return;
    this.#out.row(
      `${this.#prefix},01,${monthText(period)},${monthText(payMonth)},${yuan(what.cents)},${what.kind}`,
      this.#person,
    );
  }
}
