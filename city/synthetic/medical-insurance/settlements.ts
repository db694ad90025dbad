import { Cause } from '../anomalies/Cause.ts';
import { happened } from '../anomalies/Plants.ts';
import { type City, Office } from '../City.ts';
import { ageOn, dayText, firstDayOf, lastDayOf, monthOfDay, timeText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { type Dice, topic } from '../randomness.ts';
import { isLowIncome } from '../world/specialGroups.ts';
import { Livelihood, Medical } from '../world/World.ts';
import { admissionsOf } from './admissions.ts';
import { type Bill, billText, fundPart, personalPart } from './bill.ts';
import { assist, billFamilyPurchase, billStay, billVisit, type Patient, type VisitKind } from './billing.ts';
import { activationOf } from './eVouchers.ts';
import { InstitutionsNearby } from './InstitutionsNearby.ts';
import { insuredNumber, schemeOf } from './medicalSchemes.ts';

const VISITS = topic('visits');
/** Visits and purchases per insured resident and month in the last year; pharmacies and villages were connected only before it. */
const VISITS_NOW = 0.36;
const VISITS_BEFORE = 0.035;
const REFUNDED = 0.003;
/** Days after the first settlement by which a bill that was taken back is settled anew. */
export const LATEST_SECOND_SETTLEMENT = 45;

export const settlements: ExportFile = {
  department: 'medical-insurance',
  name: '结算明细',
  columns: [
    ...[
      '结算编号',
      '就诊编号',
      '人员编号',
      '证件号码',
      '险种类型',
      '医疗类别',
      '就诊凭证类型',
      '机构编码',
      '开始日期',
      '结束日期',
      '结算时间',
    ],
    ...[
      '医疗费总额',
      '基金支付总额',
      '统筹基金支出',
      '公务员补助支出',
      '企业补充支出',
      '居民大病支出',
      '职工大额支出',
      '伤残人员支出',
    ],
    ...['医疗救助支出', '其他支出', '医院负担金额', '个人负担总额', '个人账户支出', '个人现金支出', '家庭共济支出', '退费标志'],
  ],
  write(city, out) {
    const nearby = new InstitutionsNearby(city.world.institutions);
    for (let person = 0; person < city.world.count; person++) {
      if (at(city.world.medical, person) === Medical.none) continue;
      const patient = new PatientHistory(city, out, { person, nearby });
      patient.settleStays();
      patient.settleVisits();
      patient.settleAfterDeath();
    }
  },
};

interface Visit {
  readonly number: string;
  readonly kind: VisitKind;
  readonly from: number;
  readonly until: number;
  readonly settled: number;
  readonly institution: number;
  readonly bill: Bill;
}

class PatientHistory {
  readonly #city: City;
  readonly #out: RowSink;
  readonly #person: number;
  readonly #nearby: InstitutionsNearby;
  readonly #dice: Dice;
  readonly #identity: string;
  readonly #voucherFrom: number;
  #serial = 0;

  constructor(city: City, out: RowSink, who: { person: number; nearby: InstitutionsNearby }) {
    this.#city = city;
    this.#out = out;
    this.#person = who.person;
    this.#nearby = who.nearby;
    this.#dice = city.dice();
    this.#voucherFrom = activationOf(city, who.person, this.#dice);
    const id = city.id(who.person, Office.medicalInsurance);
    this.#identity = `${insuredNumber(who.person)},${id},${schemeOf(city.world, who.person)}`;
  }

  settleStays(): void {
    const stays = admissionsOf(this.#city, this.#person, this.#dice);
    this.#dice.at(VISITS, -1 - this.#person);
    const unassisted = this.#city.plants.of('R36', this.#person);
    for (const stay of stays) {
      const patient = this.#patientIn(monthOfDay(stay.from));
      const bill = billStay(this.#dice, { ...patient, assisted: patient.assisted && !unassisted });
      if (stay.settled > this.#city.world.settings.today) continue;
      this.#tellStory(stay, bill);
      const visit: Visit = { ...stay, kind: '21', institution: stay.hospital, bill };
      this.#settle(visit);
      if (!unassisted || !patient.assisted) continue;
      happened(unassisted, monthOfDay(stay.from), unassisted.kind === 'truth' ? personalPart(bill) : 0);
      if (unassisted.cause === Cause.settledAgain) this.#settleAgain(visit);
    }
  }

  /** 退费重结: the status was not in the system at discharge, so the bill is taken back and settled anew with medical assistance. */
  #settleAgain(visit: Visit): void {
    const settled = visit.settled + this.#dice.between(20, LATEST_SECOND_SETTLEMENT);
    const prefix = this.#prefix(visit);
    const time = `${dayText(settled)} ${timeText(36_000)}`;
    this.#out.row(`${this.#nextNumber()},${prefix},${time},${billText(visit.bill, -1)},1`, this.#person);
    this.#out.row(
      `${this.#nextNumber()},${prefix},${dayText(settled)} ${timeText(36_600)},${billText(assist(visit.bill), 1)},0`,
      this.#person,
    );
  }

  #prefix(visit: Visit): string {
    const code = at(this.#city.world.institutions, visit.institution).code;
    const voucher = this.#usesVoucher(visit.settled);
    return `${visit.number},${this.#identity},${visit.kind},${voucher},${code},${dayText(visit.from)},${dayText(visit.until)}`;
  }

  settleVisits(): void {
    const { world } = this.#city;
    const { settings } = world;
    this.#dice.at(VISITS, this.#person);
    const age = ageOn(at(world.birth, this.#person), settings.today);
    const activity = (age < 16 ? 0.8 : age < 60 ? 0.7 : 2.05) * (0.25 + 1.5 * this.#dice.next());
    const chronic = age >= 45 && this.#dice.chance(0.2);
    const from = Math.max(firstDayOf(at(world.medicalFrom, this.#person)), at(world.birth, this.#person) + 1, settings.firstDay);
    const until = Math.min(at(world.death, this.#person) - 1, settings.today);
    for (let month = settings.firstMonth; month <= settings.lastMonth; month++) {
      const rate = activity * (month > settings.lastMonth - 12 ? VISITS_NOW : VISITS_BEFORE);
      const visits = Math.floor(rate + this.#dice.next());
      for (let visit = 0; visit < visits; visit++) {
        const day = firstDayOf(month) + this.#dice.below(lastDayOf(month) - firstDayOf(month) + 1);
        const kind = this.#dice.chance(0.5) ? '41' : chronic && this.#dice.chance(0.6) ? '14' : '11';
        if (day >= from && day <= until) this.#settleVisit(kind, day);
      }
    }
  }

  /** Someone else used the dead person's voucher (truth), or the family spent from the shared account (decoy). */
  settleAfterDeath(): void {
    const story = this.#city.plants.of('R02', this.#person);
    if (!story || story.cause === 'admission before the death settled later') return;
    const death = at(this.#city.world.death, this.#person);
    for (let visit = 0; visit < story.size; visit++) {
      const day = death + 3 + visit * 9 + this.#dice.below(6);
      if (day > this.#city.world.settings.today) continue;
      const bill =
        story.kind === 'truth' ? billVisit(this.#dice, '41', this.#patientIn(monthOfDay(day))) : billFamilyPurchase(this.#dice);
      happened(story, monthOfDay(day), story.kind === 'truth' ? fundPart(bill) + bill.account : 0);
      this.#settleVisit('41', day, bill);
    }
  }

  #tellStory(stay: { from: number; until: number; settled: number }, bill: Bill): void {
    const death = at(this.#city.world.death, this.#person);
    const settledLate = this.#city.plants.of('R02', this.#person);
    if (settledLate && stay.until === death) happened(settledLate, monthOfDay(stay.settled), 0);
    const pastCremation = this.#city.plants.of('R03', this.#person);
    if (!pastCremation || stay.until <= death) return;
    const daysTooMany = (pastCremation.size - 2) / (stay.until - stay.from + 1);
    happened(
      pastCremation,
      monthOfDay(stay.until),
      pastCremation.kind === 'truth' ? Math.round(fundPart(bill) * daysTooMany) : 0,
    );
  }

  #settleVisit(kind: VisitKind, day: number, given?: Bill): void {
    const bill = given ?? billVisit(this.#dice, kind, this.#patientIn(monthOfDay(day)));
    const community = at(this.#city.world.community, this.#person);
    const institution = this.#nearby.choose(kind, community, this.#dice.next());
    const number = `MZ${String(this.#person).padStart(7, '0')}${String(this.#serial + 1).padStart(4, '0')}`;
    this.#settle({ number, kind, from: day, until: day, settled: day, institution, bill });
  }

  #settle(visit: Visit): void {
    const prefix = this.#prefix(visit);
    const second = 28_800 + this.#dice.below(36_000);
    this.#out.row(
      `${this.#nextNumber()},${prefix},${dayText(visit.settled)} ${timeText(second)},${billText(visit.bill, 1)},0`,
      this.#person,
    );
    if (visit.from === visit.until && this.#dice.chance(REFUNDED)) {
      const refund = `${dayText(visit.settled)} ${timeText(second + 1_200)},${billText(visit.bill, -1)},1`;
      this.#out.row(`${this.#nextNumber()},${prefix},${refund}`, this.#person);
    }
  }

  #nextNumber(): string {
    this.#serial++;
    return `JS${String(this.#person).padStart(7, '0')}${String(this.#serial).padStart(4, '0')}`;
  }

  /** 就诊凭证类型: the share of e-vouchers rises from 27 % to 33 %, and nobody shows one before it is activated. */
  #usesVoucher(day: number): '01' | '02' | '03' {
    const { settings } = this.#city.world;
    const progress = (day - settings.firstDay) / (settings.today - settings.firstDay);
    const share = (0.27 + 0.06 * progress) / (0.77 + 0.086 * progress);
    const throwOf = this.#dice.next();
    if (day >= this.#voucherFrom && throwOf < share) return '01';
    return throwOf > 0.75 ? '02' : '03';
  }

  #patientIn(month: number): Patient {
    const { world } = this.#city;
    const livelihood = at(world.livelihood, this.#person);
    const scheme = schemeOf(world, this.#person);
    const civilServant = scheme === '310' && (livelihood === Livelihood.publicWorker || livelihood === Livelihood.retiredPublic);
    const assisted = isLowIncome(world, this.#person, month);
    return { scheme, civilServant, assisted };
  }
}
