import { ageOn, monthOf, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { Quota } from '../quota.ts';
import { Dice, topic } from '../randomness.ts';
import { type Settings, scaled } from '../settings.ts';
import type { Careers } from './careers.ts';
import type { Places } from './places.ts';
import type { Population } from './population.ts';
import { Livelihood } from './World.ts';

/** 优抚: a regular allowance of a veteran or of a family member. */
export interface Entitlement {
  /** 优抚类别 01-09 */
  readonly category: string;
  readonly grade: number;
  /** 残疾性质 1 war, 2 duty, 3 illness, empty if not disabled. */
  readonly cause: string;
  readonly from: number;
  readonly monthlyCents: number;
}

export interface Veteran {
  readonly person: number;
  /** False for dependants, who are not veterans themselves. */
  readonly served: boolean;
  readonly enlisted: number;
  readonly discharged: number;
  /** 人员类型 1 conscript, 2 sergeant, 3 officer. */
  readonly rank: 1 | 2 | 3;
  readonly entitlement: Entitlement | undefined;
}

const VETERAN = topic('veteran');
const VETERANS = 19_500;
/** A fiftieth of the veterans are women. */
const WOMEN_PER_MAN = 0.02;
/** Nobody has served and left before. */
const YOUNGEST = 23;
/** The rural allowance is drawn by those left over after the other categories, so it needs a larger share of them. */
const RURAL_TAKE_UP = 2.6;
/** The rural allowance began in August 2011. */
const RURAL_SCHEME = monthOf(2011, 8);
const PAYEES = { ruralOver60: 3_900, martyrChild: 950, combat: 720, disabled: 460, sick: 210, bereaved: 130, demobilised: 30 };

/** Men who served, and the few families whose allowance comes from someone who did. */
export function recordVeterans(settings: Settings, people: Population, careers: Careers, places: Places): Veteran[] {
  const register = new VeteransRegister(settings, people, { careers, places });
  const found: Veteran[] = [];
  for (let person = 0; person < people.count; person++) {
    const veteran = register.enter(person);
    if (veteran) found.push(veteran);
  }
  return found;
}

class VeteransRegister {
  readonly #settings: Settings;
  readonly #people: Population;
  readonly #city: { careers: Careers; places: Places };
  readonly #dice: Dice;
  readonly #groups: ReturnType<typeof countGroups>;
  readonly #quotas = Array.from({ length: 8 }, () => new Quota());
  /** Share of the men who served. */
  readonly #share: number;

  constructor(settings: Settings, people: Population, city: { careers: Careers; places: Places }) {
    this.#settings = settings;
    this.#people = people;
    this.#city = city;
    this.#dice = new Dice(settings.seed);
    this.#groups = countGroups(settings, people);
    this.#share = scaled(settings, VETERANS) / (this.#groups.men + this.#groups.women * WOMEN_PER_MAN);
  }

  /** The register's entry of a person; undefined for most. */
  enter(person: number): Veteran | undefined {
    this.#dice.at(VETERAN, person);
    const age = ageOn(at(this.#people.birth, person), this.#settings.today);
    if (age < YOUNGEST) return undefined;
    const man = at(this.#people.sex, person) === 1;
    if (this.#takes(0, man ? this.#share : this.#share * WOMEN_PER_MAN)) return this.#served(person, age);
    if (age >= 60 && this.#takesOf(1, PAYEES.martyrChild, this.#groups.elders)) return this.#dependant(person, '09', 56_000);
    if (!this.#takesOf(2, PAYEES.bereaved, this.#groups.adults)) return undefined;
    return this.#dependant(person, this.#dice.pick(['02', '03', '04']), 268_000);
  }

  #served(person: number, age: number): Veteran {
    const enlisted = at(this.#people.birth, person) + Math.floor(18.4 * 365.25) + this.#dice.below(500);
    const years = this.#dice.chance(0.72) ? 2 : this.#dice.between(5, 16);
    const discharged = Math.min(enlisted + Math.floor(years * 365.25), this.#settings.today - this.#dice.between(20, 700));
    const rank = years === 2 ? 1 : this.#dice.chance(0.85) ? 2 : 3;
    return { person, served: true, enlisted, discharged, rank, entitlement: this.#entitlement(person, age, discharged) };
  }

  #entitlement(person: number, age: number, discharged: number): Entitlement | undefined {
    const servedOver60 = this.#groups.menOver60 * this.#share;
    if (age < 60) {
      const entitled = this.#takesOf(3, PAYEES.disabled * 0.55, this.#groups.men * this.#share);
      return entitled ? this.#disabled(discharged) : undefined;
    }
    if (this.#takesOf(4, PAYEES.disabled * 0.45, servedOver60)) return this.#disabled(discharged);
    if (this.#takesOf(5, PAYEES.combat, servedOver60)) return this.#allowance('05', 91_000);
    if (this.#takesOf(6, PAYEES.sick + PAYEES.demobilised, servedOver60)) {
      return age > 85 ? this.#allowance('08', 224_000) : this.#allowance('06', 83_000);
    }
    return this.#isRuralWithoutPublicPension(person) && this.#takesOf(7, PAYEES.ruralOver60 * RURAL_TAKE_UP, servedOver60)
      ? { ...this.#allowance('07', 62_000), from: Math.max(monthOfDay(at(this.#people.birth, person)) + 721, RURAL_SCHEME) }
      : undefined;
  }

  #isRuralWithoutPublicPension(person: number): boolean {
    const { careers, places } = this.#city;
    const urban = at(places.communities, at(this.#people.community, person)).urban;
    return !urban && at(careers.livelihood, person) !== Livelihood.retiredPublic;
  }

  #disabled(discharged: number): Entitlement {
    const drawn = this.#dice.between(2, 10);
    const cause = this.#dice.pick(['1', '2', '2', '3']);
    // Illness counts from grade 6 up only (军人抚恤优待条例 art. 27).
    const grade = cause === '3' ? Math.min(drawn, 6) : drawn;
    const allowance = this.#allowance('01', 60_000 + (10 - grade) * 62_000);
    return { ...allowance, grade, cause, from: Math.max(allowance.from, monthOfDay(discharged) + 1) };
  }

  #dependant(person: number, category: string, monthlyCents: number): Veteran {
    return { person, served: false, enlisted: 0, discharged: 0, rank: 1, entitlement: this.#allowance(category, monthlyCents) };
  }

  #allowance(category: string, monthlyCents: number): Entitlement {
    return { category, grade: 0, cause: '', from: this.#settings.firstMonth - 1 - this.#dice.below(140), monthlyCents };
  }

  #takesOf(quota: number, fullCount: number, among: number): boolean {
    return this.#takes(quota, scaled(this.#settings, fullCount) / Math.max(1, among));
  }

  #takes(quota: number, share: number): boolean {
    return at(this.#quotas, quota).takes(Math.min(0.9, share), this.#dice.next());
  }
}

function countGroups(settings: Settings, people: Population) {
  const found = { men: 0, women: 0, adults: 0, elders: 0, menOver60: 0 };
  for (let person = 0; person < people.count; person++) {
    const age = ageOn(at(people.birth, person), settings.today);
    if (age < YOUNGEST || at(people.death, person) !== NEVER) continue;
    const man = at(people.sex, person) === 1;
    found.adults++;
    if (man) found.men++;
    else found.women++;
    if (age >= 60) found.elders++;
    if (age >= 60 && man) found.menOver60++;
  }
  return found;
}
