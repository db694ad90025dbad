import { ageOn, dayOf, monthOfDay, NEVER } from '../calendar.ts';
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
const PAYEES = { ruralOver60: 3_900, martyrChild: 950, combat: 720, disabled: 460, sick: 210, bereaved: 130, demobilised: 30 };

/** Men who served, and the few families whose allowance comes from someone who did. */
export function recordVeterans(settings: Settings, people: Population, careers: Careers, places: Places): Veteran[] {
  const dice = new Dice(settings.seed);
  const groups = countGroups(settings, people);
  const share = scaled(settings, VETERANS) / (groups.men + groups.women * 0.02);
  const quotas = Array.from({ length: 8 }, () => new Quota());
  const takes = (index: number, chance: number) => at(quotas, index).takes(Math.min(0.9, chance), dice.next());
  const found: Veteran[] = [];
  for (let person = 0; person < people.count; person++) {
    dice.at(VETERAN, person);
    const age = ageOn(at(people.birth, person), settings.today);
    if (age < 21) continue;
    const man = at(people.sex, person) === 1;
    if (takes(0, man ? share : share * 0.02)) found.push(serve(person, age));
    else if (age >= 60 && takes(1, scaled(settings, PAYEES.martyrChild) / groups.elders))
      found.push(dependant(person, '09', 56_000));
    else if (takes(2, scaled(settings, PAYEES.bereaved) / groups.adults))
      found.push(dependant(person, dice.pick(['02', '03', '04']), 268_000));
  }
  return found;

  function serve(person: number, age: number): Veteran {
    const enlisted = at(people.birth, person) + Math.floor(18.4 * 365.25) + dice.below(500);
    const years = dice.chance(0.72) ? 2 : dice.between(5, 16);
    const discharged = Math.min(enlisted + Math.floor(years * 365.25), settings.today - dice.between(20, 700));
    const rural = !at(places.communities, at(people.community, person)).urban;
    const rank = years === 2 ? 1 : dice.chance(0.85) ? 2 : 3;
    return { person, served: true, enlisted, discharged, rank, entitlement: entitle(person, age, rural) };
  }

  function entitle(person: number, age: number, rural: boolean): Entitlement | undefined {
    const servedOver60 = groups.menOver60 * share;
    if (age < 60) return takes(3, scaled(settings, PAYEES.disabled * 0.55) / (groups.men * share)) ? disabled() : undefined;
    if (takes(4, scaled(settings, PAYEES.disabled * 0.45) / servedOver60)) return disabled();
    if (takes(5, scaled(settings, PAYEES.combat) / servedOver60)) return allowance('05', 91_000);
    if (takes(6, scaled(settings, PAYEES.sick + PAYEES.demobilised) / servedOver60)) {
      return age > 85 ? allowance('08', 224_000) : allowance('06', 83_000);
    }
    const pensioned = at(careers.livelihood, person) === Livelihood.retiredPublic;
    if (!rural || pensioned) return undefined;
    if (!takes(7, (2.6 * scaled(settings, PAYEES.ruralOver60)) / servedOver60)) return undefined;
    return { ...allowance('07', 62_000), from: Math.max(dayOf60(person), monthOfDay(dayOf(2011, 8, 1))) };
  }

  function disabled(): Entitlement {
    const grade = dice.between(2, 10);
    const cause = dice.pick(['1', '2', '2', '3']);
    return {
      category: '01',
      grade: cause === '3' ? Math.min(grade, 6) : grade,
      cause,
      from: long(),
      monthlyCents: 60_000 + (10 - grade) * 62_000,
    };
  }

  function allowance(category: string, monthlyCents: number): Entitlement {
    return { category, grade: 0, cause: '', from: long(), monthlyCents };
  }

  function dependant(person: number, category: string, monthlyCents: number): Veteran {
    return { person, served: false, enlisted: 0, discharged: 0, rank: 1, entitlement: allowance(category, monthlyCents) };
  }

  function long(): number {
    return settings.firstMonth - 1 - dice.below(140);
  }

  function dayOf60(person: number): number {
    return monthOfDay(at(people.birth, person)) + 721;
  }
}

function countGroups(settings: Settings, people: Population) {
  const found = { men: 0, women: 0, adults: 0, elders: 0, menOver60: 0 };
  for (let person = 0; person < people.count; person++) {
    const age = ageOn(at(people.birth, person), settings.today);
    if (age < 21 || at(people.death, person) !== NEVER) continue;
    const man = at(people.sex, person) === 1;
    found.adults++;
    if (man) found.men++;
    else found.women++;
    if (age >= 60) found.elders++;
    if (age >= 60 && man) found.menOver60++;
  }
  return found;
}
