import { ageOn, firstDayOf, lastDayOf, monthNumber } from '../calendar.ts';
import { at } from '../column.ts';
import { Dice, topic } from '../randomness.ts';
import type { Settings } from '../settings.ts';

const DEATH = topic('death');

/** Yearly risk per thousand by age band, shaped like a life table: the level is then brought to the wanted number of deaths. */
const RISK: readonly (readonly [fromAge: number, perThousand: number])[] = [
  [0, 4],
  [1, 0.4],
  [15, 0.6],
  [35, 1.6],
  [50, 4.5],
  [60, 11],
  [70, 31],
  [80, 85],
  [90, 190],
];

interface Mortals {
  readonly count: number;
  readonly birth: Int32Array;
  readonly death: Int32Array;
}

/**
 * Decides who dies within the history and on which day. Exactly `deaths` people die: each draws a waiting time
 * from their risk, and the shortest waits are taken, so the number does not depend on chance. Winter (December to
 * February) takes a fifth more.
 */
export function drawDeaths(settings: Settings, deaths: number, people: Mortals): void {
  const dice = new Dice(settings.seed);
  const waits = new Float64Array(people.count);
  for (let person = 0; person < people.count; person++) {
    waits[person] = -Math.log(1 - dice.at(DEATH, person).next()) / riskAt(ageOn(at(people.birth, person), settings.today));
  }
  const limit = at(Float64Array.from(waits).sort(), deaths);
  const months = seasonalMonths(settings);
  for (let person = 0; person < people.count; person++) {
    if (at(waits, person) >= limit) continue;
    dice.at(DEATH, person).next();
    const month = settings.firstMonth + dice.weighted(months);
    const first = Math.max(firstDayOf(month), at(people.birth, person) + 1);
    people.death[person] = Math.max(first, firstDayOf(month) + dice.below(lastDayOf(month) - firstDayOf(month) + 1));
  }
}

function riskAt(age: number): number {
  let risk = 0.4;
  for (const [fromAge, perThousand] of RISK) if (age >= fromAge) risk = perThousand;
  return risk;
}

function seasonalMonths(settings: Settings): number[] {
  const months: number[] = [];
  for (let month = settings.firstMonth; month <= settings.lastMonth; month++) {
    const number = monthNumber(month);
    months.push(number === 12 || number <= 2 ? 1.2 : 1);
  }
  return months;
}
