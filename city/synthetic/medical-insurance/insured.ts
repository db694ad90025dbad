import { happened, type Plant } from '../anomalies/Plants.ts';
import { type City, Office } from '../City.ts';
import { dayOf, dayText, firstDayOf, monthNumber, NEVER, yearOf } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { topic } from '../randomness.ts';
import { Medical } from '../world/World.ts';
import { fundedCategory, insuredNumber, personCategory, schemeOf } from './medicalSchemes.ts';

/** Public subsidy to one resident's premium of a year, in cents. */
const YEARLY_SUBSIDY = 67_000;
const REPORTED = topic('death reported to the branch');

export const insured: ExportFile = {
  department: 'medical-insurance',
  name: '参保信息',
  columns: [
    ...['人员编号', '证件类型', '证件号码', '姓名', '性别', '出生日期', '险种类型', '人员类别', '参保状态'],
    ...['参保开始日期', '参保结束日期', '统一社会信用代码', '所属乡镇', '资助参保类别', '资助金额'],
  ],
  write(city, out) {
    const { world } = city;
    for (let person = 0; person < world.count; person++) {
      if (at(world.medical, person) === Medical.none) continue;
      const register = new InsuredPerson(city, out, person);
      const funded = schemeOf(world, person) === '390' ? fundedCategory(city, person) : undefined;
      if (funded) register.writeFunded(funded);
      else register.writeOwn();
      register.writeBeforeJob();
    }
  },
};

interface Span {
  readonly scheme: string;
  readonly from: number;
  /** Last day; NEVER while it lasts. */
  readonly until: number;
  readonly funding?: string;
}

class InsuredPerson {
  readonly #city: City;
  readonly #out: RowSink;
  readonly #person: number;
  readonly #known: number;

  constructor(city: City, out: RowSink, person: number) {
    this.#city = city;
    this.#out = out;
    this.#person = person;
    this.#known = this.#knownDeath();
  }

  /** Insured at the person's or the unit's own cost, without end until death. */
  writeOwn(): void {
    const { world } = this.#city;
    const from = Math.max(firstDayOf(at(world.medicalFrom, this.#person)), at(world.birth, this.#person));
    this.#write({ scheme: schemeOf(world, this.#person), from, until: NEVER });
  }

  /** Subsidised enrolment is decided year by year: one row per calendar year since the status was granted. */
  writeFunded(funded: { code: string; cents: number }): void {
    const { world, plants } = this.#city;
    const { settings } = world;
    const omitted = plants.of('R35', this.#person);
    const omittedTruly = omitted?.kind === 'truth';
    const granted = at(world.aid.layerSince, this.#person);
    const since = granted === NEVER ? settings.firstMonth : granted;
    const firstYear = Math.max(yearOf(settings.firstMonth), yearOf(since) + (monthNumber(since) > 6 ? 1 : 0));
    const birth = at(world.birth, this.#person);
    const own = Math.max(firstDayOf(at(world.medicalFrom, this.#person)), birth);
    if (own < dayOf(firstYear, 1, 1)) this.#write({ scheme: '390', from: own, until: dayOf(firstYear, 1, 1) - 1 });
    const lastYear = yearOf(settings.lastMonth);
    for (let year = firstYear; year <= lastYear; year++) {
      const from = Math.max(dayOf(year, 1, 1), birth);
      if (from > dayOf(year, 12, 31)) continue;
      const unfunded = omittedTruly && year === lastYear;
      if (unfunded) happened(omitted, settings.lastMonth, funded.cents);
      const funding = unfunded ? ',' : `${funded.code},${yuan(funded.cents)}`;
      this.#write({ scheme: '390', from, until: year === lastYear ? NEVER : dayOf(year, 12, 31), funding });
    }
  }

  /** Who found work within the history was insured as a resident before, sometimes beside the job. */
  writeBeforeJob(): void {
    const { world, plants } = this.#city;
    const job = at(world.medicalFrom, this.#person);
    const employed = at(world.medical, this.#person) === Medical.unitWorker;
    if (!employed || job <= world.settings.firstMonth) return;
    const story = plants.of('R14', this.#person);
    const from = Math.max(dayOf(yearOf(job) - 2, 1, 1), at(world.birth, this.#person));
    this.#write({ scheme: '390', from, until: story ? this.#paidBesideJob(story, job) : firstDayOf(job) - 1 });
  }

  /** A premium already paid lasts to the end of the year, which is innocent; beyond it there is double cover. */
  #paidBesideJob(story: Plant, job: number): number {
    const { lastMonth } = this.#city.world.settings;
    const endOfYear = yearOf(job) * 12 + 11;
    const overlapEnd = story.kind === 'truth' ? lastMonth : Math.min(lastMonth, endOfYear);
    for (let month = job; month <= overlapEnd; month++) happened(story, month, 0);
    story.cents = story.kind === 'truth' ? YEARLY_SUBSIDY * (yearOf(overlapEnd) - yearOf(job) + 1) : 0;
    return story.kind === 'truth' ? NEVER : dayOf(yearOf(job), 12, 31);
  }

  #write(span: Span): void {
    const { world } = this.#city;
    const { today } = world.settings;
    if (span.from > today || span.from > this.#known) return;
    const until = Math.min(span.until, this.#known);
    const over = until <= today;
    const second = span.scheme === '390' && schemeOf(world, this.#person) === '310';
    const identity = `${insuredNumber(this.#person)},01,${this.#city.id(this.#person, Office.medicalInsurance)}`;
    const name = this.#city.name(this.#person, Office.medicalInsurance);
    const who = `${identity},${name},${at(world.sex, this.#person)},${dayText(at(world.birth, this.#person))}`;
    const employer = at(world.employer, this.#person);
    const byUnit = span.scheme === '310' && at(world.medical, this.#person) === Medical.unitWorker && employer >= 0;
    const unit = byUnit ? at(world.employers, employer).creditCode : '';
    const category = second ? '1501' : personCategory(world, this.#person);
    const dates = `${dayText(span.from)},${over ? dayText(until) : ''}`;
    const place = `${unit},${this.#city.township(this.#person)},${span.funding ?? ','}`;
    this.#out.row(`${who},${span.scheme},${category},${over ? 3 : 1},${dates},${place}`, this.#person);
  }

  /** The day of death if the branch knows it by today: nine in ten within seven weeks, the others months later. */
  #knownDeath(): number {
    const { world } = this.#city;
    const death = at(world.death, this.#person);
    if (death === NEVER) return NEVER;
    const dice = this.#city.dice().at(REPORTED, this.#person);
    const lag = dice.chance(0.1) ? dice.between(90, 240) : dice.between(3, 45);
    return death + lag <= world.settings.today ? death : NEVER;
  }
}
