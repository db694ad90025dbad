import { ageOn, firstDayOf, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { Quota } from '../quota.ts';
import { Dice, topic } from '../randomness.ts';
import { FULL_POPULATION, type Settings, scaled } from '../settings.ts';
import { type Employer, JobMarket } from './employers.ts';
import type { Population } from './population.ts';
import { Cover, Livelihood } from './World.ts';

export interface UnemploymentClaim {
  readonly person: number;
  readonly registered: number;
  readonly awardedMonths: number;
  /** Months drawn are firstMonth .. firstMonth + drawnMonths - 1. */
  readonly firstMonth: number;
  readonly drawnMonths: number;
  readonly monthlyCents: number;
  /** 停发原因, empty while drawing. */
  readonly stopReason: string;
}

export interface Careers {
  readonly livelihood: Uint8Array;
  readonly joined: Int32Array;
  readonly pensionFrom: Int32Array;
  readonly employer: Int32Array;
  readonly jobFrom: Int32Array;
  readonly jobUntil: Int32Array;
  readonly formerEmployer: Int32Array;
  readonly formerUntil: Int32Array;
  readonly cover: Uint8Array;
  readonly claims: UnemploymentClaim[];
}

const CAREER = topic('career');
const COVER = topic('social insurance cover');
/** Persons at full scale among 336,000 adults out of school and not retired; the rest live on the residents' scheme or on none. */
const ADULTS = { unitWorker: 33_000, flexible: 24_500, publicWorker: 17_400, claimants: 5_600, uninsured: 0.0552 };
const ELDERS = { retiredWorker: 19_300, retiredPublic: 7_100, uninsured: 0.0395 };
const EARLY_RETIRED = { retiredWorker: 4_700, retiredPublic: 900 };
const FULL = { adults: 336_000, elders: 118_000, womenInTheirFifties: 36_000 };
/** Levels now at full scale: each lies a little below the policy's target. */
const INSURED_NOW = { workInjury: 29_500, supplementary: 32_800, unemployment: 19_200 };

/** Gives everybody a livelihood, workers an employer, and claimants their spell without work. */
export function beginCareers(settings: Settings, people: Population, employers: readonly Employer[]): Careers {
  const careers: Careers = {
    livelihood: new Uint8Array(people.count),
    joined: new Int32Array(people.count).fill(NEVER),
    pensionFrom: new Int32Array(people.count).fill(NEVER),
    employer: new Int32Array(people.count).fill(-1),
    jobFrom: new Int32Array(people.count).fill(NEVER),
    jobUntil: new Int32Array(people.count).fill(NEVER),
    formerEmployer: new Int32Array(people.count).fill(-1),
    formerUntil: new Int32Array(people.count),
    cover: new Uint8Array(people.count),
    claims: [],
  };
  const dice = new Dice(settings.seed);
  const life = new LifePaths(settings, people);
  const market = new JobMarket(employers);
  for (let person = 0; person < people.count; person++) {
    dice.at(CAREER, person);
    careers.livelihood[person] = life.choose(person, dice);
    settle(settings, { people, careers, market, person }, dice);
  }
  drawCover(settings, people, careers);
  return careers;
}

/** Chooses livelihoods so that each keeps its share of its age group. */
class LifePaths {
  readonly #quotas = Array.from({ length: 12 }, () => new Quota());
  readonly #settings: Settings;
  readonly #people: Population;

  constructor(settings: Settings, people: Population) {
    this.#settings = settings;
    this.#people = people;
  }

  choose(person: number, dice: Dice): number {
    const age = ageOn(at(this.#people.birth, person), this.#settings.today);
    const woman = at(this.#people.sex, person) === 2;
    if (age < 16) return Livelihood.child;
    if (age >= 60) return this.#elder(dice);
    if (age < 23 && this.#take(0, age < 19 ? 0.95 : 0.43, dice)) return Livelihood.student;
    if (woman && age >= 50) {
      if (this.#take(1, EARLY_RETIRED.retiredWorker / FULL.womenInTheirFifties, dice)) return Livelihood.retiredWorker;
      if (this.#take(2, EARLY_RETIRED.retiredPublic / FULL.womenInTheirFifties, dice)) return Livelihood.retiredPublic;
    }
    return this.#adult(dice);
  }

  #adult(dice: Dice): number {
    if (this.#take(3, ADULTS.uninsured, dice)) return Livelihood.none;
    if (this.#take(4, ADULTS.unitWorker / FULL.adults, dice)) return Livelihood.unitWorker;
    if (this.#take(5, ADULTS.flexible / FULL.adults, dice)) return Livelihood.flexible;
    if (this.#take(6, ADULTS.publicWorker / FULL.adults, dice)) return Livelihood.publicWorker;
    if (this.#take(7, ADULTS.claimants / FULL.adults, dice)) return Livelihood.pausedWorker;
    return Livelihood.resident;
  }

  #elder(dice: Dice): number {
    if (this.#take(8, ELDERS.uninsured, dice)) return Livelihood.none;
    if (this.#take(9, ELDERS.retiredWorker / FULL.elders, dice)) return Livelihood.retiredWorker;
    if (this.#take(10, ELDERS.retiredPublic / FULL.elders, dice)) return Livelihood.retiredPublic;
    return Livelihood.retiredResident;
  }

  #take(quota: number, share: number, dice: Dice): boolean {
    return at(this.#quotas, quota).takes(share, dice.next());
  }
}

/** Share of those in a livelihood now who came to it within the history. */
function joinedWithinHistory(livelihood: number): number {
  if (livelihood === Livelihood.unitWorker) return 0.28;
  return livelihood === Livelihood.publicWorker ? 0.12 : 0.016;
}

interface Settling {
  readonly people: Population;
  readonly careers: Careers;
  readonly market: JobMarket;
  readonly person: number;
}

function settle(settings: Settings, place: Settling, dice: Dice): void {
  const { people, careers, person } = place;
  const birthMonth = monthOfDay(at(people.birth, person));
  const path = at(careers.livelihood, person);
  const adultFrom = birthMonth + 16 * 12 + 1;
  // One in sixty of those now insured joined within the history: this is what lets the coverage rise month by month. Jobs turn
  // over faster; whoever came to an employer lately was insured as a resident before.
  const joinedLately = dice.chance(joinedWithinHistory(path));
  const earlier = Math.max(adultFrom, settings.firstMonth - 2 - dice.below(180));
  careers.joined[person] = Math.max(adultFrom, joinedLately ? settings.firstMonth + dice.below(24) : earlier);
  if (path === Livelihood.retiredResident) careers.pensionFrom[person] = birthMonth + 60 * 12 + 1;
  if (path === Livelihood.retiredWorker || path === Livelihood.retiredPublic) {
    careers.pensionFrom[person] = pensionMonth(settings, place, dice);
    careers.joined[person] = Math.min(settings.firstMonth - 24, at(careers.pensionFrom, person) - 200);
  }
  if (isOrWasEmployed(settings, careers, person)) employ(settings, place, dice);
}

/** Women retire at 50 or 55, men at 60, never later than last month for someone already counted as retired. */
function pensionMonth(settings: Settings, place: Settling, dice: Dice): number {
  const birthMonth = monthOfDay(at(place.people.birth, place.person));
  const woman = at(place.people.sex, place.person) === 2;
  const reached55 = birthMonth + 55 * 12 < settings.lastMonth;
  const age = woman ? (dice.chance(0.3) && reached55 ? 55 : 50) : 60;
  return Math.min(birthMonth + age * 12 + 1, settings.lastMonth - dice.below(18));
}

function isOrWasEmployed(settings: Settings, careers: Careers, person: number): boolean {
  const path = at(careers.livelihood, person);
  if (path === Livelihood.unitWorker || path === Livelihood.publicWorker || path === Livelihood.pausedWorker) return true;
  const retired = path === Livelihood.retiredWorker || path === Livelihood.retiredPublic;
  return retired && at(careers.pensionFrom, person) > settings.firstMonth;
}

function employ(settings: Settings, place: Settling, dice: Dice): void {
  const { people, careers, market, person } = place;
  const path = at(careers.livelihood, person);
  const sector = path === Livelihood.publicWorker || path === Livelihood.retiredPublic ? 'public' : 'private';
  careers.employer[person] = market.hire(sector, dice.next());
  careers.jobFrom[person] = at(careers.joined, person);
  careers.jobUntil[person] = at(careers.pensionFrom, person);
  if (path === Livelihood.pausedWorker) loseJob(settings, place, dice);
  else if (sector === 'private' && path === Livelihood.unitWorker && dice.chance(0.2)) {
    const change = settings.firstMonth + dice.below(24);
    if (change <= at(careers.joined, person) + 6) return;
    careers.formerEmployer[person] = market.hire('private', dice.next());
    careers.formerUntil[person] = change;
    careers.jobFrom[person] = change;
  }
  // The employer's register cannot show someone before working age, whatever the draw was.
  careers.jobFrom[person] = Math.max(at(careers.jobFrom, person), monthOfDay(at(people.birth, person)) + 193);
}

/** Months of benefit by contribution years: 12, 18 or 24 at most (社会保险法 art. 46). */
function loseJob(settings: Settings, place: Settling, dice: Dice): void {
  const { people, careers, market, person } = place;
  careers.joined[person] = Math.max(
    monthOfDay(at(people.birth, person)) + 200,
    Math.min(at(careers.joined, person), settings.firstMonth - 14),
  );
  careers.jobFrom[person] = at(careers.joined, person);
  const lost = settings.firstMonth + 1 + dice.below(23);
  const years = (lost - at(careers.joined, person)) / 12;
  const awardedMonths = years < 5 ? dice.between(3, 12) : years < 10 ? dice.between(10, 18) : dice.between(16, 24);
  const hiredAgain = dice.chance(0.45) ? lost + dice.between(2, awardedMonths) : NEVER;
  const died = at(people.death, person) === NEVER ? NEVER : monthOfDay(at(people.death, person));
  // Less than a year of contributions gives no claim, and the dead make none: they simply keep the job (社会保险法 art. 45).
  if (died < lost || years < 1) {
    careers.livelihood[person] = Livelihood.unitWorker;
    return;
  }
  const end = Math.min(lost + awardedMonths, hiredAgain, died + 1, settings.lastMonth + 1);
  const employerThen = at(careers.employer, person);
  if (hiredAgain <= settings.lastMonth) {
    careers.livelihood[person] = Livelihood.unitWorker;
    careers.formerEmployer[person] = employerThen;
    careers.formerUntil[person] = lost;
    careers.employer[person] = market.hire('private', dice.next());
    careers.jobFrom[person] = hiredAgain;
  } else careers.jobUntil[person] = lost;
  careers.claims.push({
    person,
    registered: firstDayOf(lost) + dice.between(2, 24),
    awardedMonths,
    firstMonth: lost,
    drawnMonths: end - lost,
    monthlyCents: 154_400,
    stopReason: end > settings.lastMonth ? '' : end === died + 1 ? '07' : end === hiredAgain ? '01' : '06',
  });
}

/** Work injury and unemployment go with the job; the supplementary insurance reaches couriers and flexible workers beside it. */
function drawCover(settings: Settings, people: Population, careers: Careers): void {
  const dice = new Dice(settings.seed);
  const quotas = { workInjury: new Quota(), supplementary: new Quota(), unemployment: new Quota() };
  const claimants = new Set(careers.claims.map(claim => claim.person));
  const working = countWorking(settings, people, { careers, claimants });
  const unemployment = (scaled(settings, INSURED_NOW.unemployment) - working.claimants) / (working.units - working.claimants);
  for (let person = 0; person < people.count; person++) {
    dice.at(COVER, person);
    const works = worksNow(settings, people, careers, person);
    const worked = at(careers.employer, person) >= 0;
    const flexible = at(careers.livelihood, person) === Livelihood.flexible && at(people.death, person) === NEVER;
    let cover = 0;
    if (works) {
      if (quotas.workInjury.takes(scaled(settings, INSURED_NOW.workInjury) / working.units, dice.next()))
        cover |= Cover.workInjury;
      // Benefit is drawn only by the insured: whoever claimed it has been in the scheme before and after.
      if (claimants.has(person) || quotas.unemployment.takes(unemployment, dice.next())) cover |= Cover.unemployment;
      if ((cover & Cover.workInjury) !== 0 && dice.chance(0.05)) cover |= Cover.project;
    } else if (worked) cover |= formerCover(at(careers.livelihood, person), dice);
    else if (at(careers.livelihood, person) === Livelihood.flexible && !flexible && dice.chance(0.4))
      cover |= Cover.supplementary;
    const reach = scaled(settings, INSURED_NOW.supplementary) / (working.units * 0.6 + working.flexible * 0.4);
    if ((works || flexible) && quotas.supplementary.takes(reach * (works ? 0.6 : 0.4), dice.next())) cover |= Cover.supplementary;
    careers.cover[person] = cover;
  }
}

/** What went with a job that ended: claimants had unemployment insurance, the retired like everybody else. */
function formerCover(livelihood: number, dice: Dice): number {
  const injury = dice.chance(0.85) ? Cover.workInjury : 0;
  const supplementary = dice.chance(0.5) ? Cover.supplementary : 0;
  const unemployment = livelihood === Livelihood.pausedWorker || dice.chance(0.68) ? Cover.unemployment : 0;
  return injury | supplementary | unemployment;
}

interface Workforce {
  readonly careers: Careers;
  readonly claimants: ReadonlySet<number>;
}

function countWorking(settings: Settings, people: Population, { careers, claimants }: Workforce) {
  const found = { units: 0, flexible: 0, claimants: 0 };
  for (let person = 0; person < people.count; person++) {
    if (worksNow(settings, people, careers, person)) {
      found.units++;
      if (claimants.has(person)) found.claimants++;
    } else if (at(careers.livelihood, person) === Livelihood.flexible && at(people.death, person) === NEVER) found.flexible++;
  }
  return found.units === 0 ? { units: FULL_POPULATION * settings.scale, flexible: 1, claimants: 0 } : found;
}

function worksNow(settings: Settings, people: Population, careers: Careers, person: number): boolean {
  return (
    at(careers.employer, person) >= 0 &&
    at(careers.jobFrom, person) <= settings.lastMonth &&
    at(careers.jobUntil, person) > settings.lastMonth &&
    at(people.death, person) === NEVER
  );
}
