import type { City } from '../City.ts';
import { monthOf, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { topic } from '../randomness.ts';
import { endOfLife, pensionScheme } from './employment.ts';

const PENSION = topic('pension amount');
/** Residents' basic pension in cents by the month it took effect: a dated local parameter. */
const BASIC: readonly (readonly [from: number, cents: number])[] = [
  [0, 15_300],
  [monthOf(2024, 7), 15_800],
  [monthOf(2025, 7), 16_300],
];
/** Yearly raise of the employees' and civil servants' pensions, effective in January and first paid in July or August. */
const YEARLY_RAISE = 0.024;

export interface Pension {
  readonly scheme: '110' | '120' | '170';
  /** Months due are [from, until). */
  readonly from: number;
  readonly until: number;
  /** What is due for a month, in cents, once the adjustment of that year is known. */
  due(month: number): number;
  /** The month in which the adjustment that is in force for `month` was first paid; back pay is made up then. */
  readonly adjustmentPaidIn: 7 | 8;
}

/** The pension a person draws; undefined before it begins. */
export function pensionOf(city: City, person: number): Pension | undefined {
  const { world } = city;
  const from = at(world.pensionFrom, person);
  const scheme = pensionScheme(at(world.livelihood, person));
  if (from > world.settings.lastMonth || scheme === undefined) return undefined;
  const dice = city.dice().at(PENSION, person);
  const level = dice.bell();
  return {
    scheme,
    from,
    until: endOfLife(world, person),
    due: scheme === '170' ? residentPension(dice.next()) : raisedPension(scheme, level),
    adjustmentPaidIn: scheme === '170' || dice.chance(0.3) ? 8 : 7,
  };
}

/** Months of benefit that the office ends with the month of death; NEVER for the living. */
export function lastMonthDue(pension: Pension): number {
  return pension.until === NEVER ? NEVER : pension.until - 1;
}

function residentPension(throwOf: number): (month: number) => number {
  const account = 500 + Math.round(throwOf * 2_800);
  return month => account + basicPension(month);
}

/** The centrally and locally set basic part of the residents' pension in a month, in cents. */
export function basicPension(month: number): number {
  let cents = 0;
  for (const [from, amount] of BASIC) if (month >= from) cents = amount;
  return cents;
}

function raisedPension(scheme: '110' | '120', level: number): (month: number) => number {
  const now = scheme === '110' ? 270_000 + level * 48_000 : 430_000 + level * 70_000;
  return month => Math.round((now * (1 + YEARLY_RAISE * (Math.floor(month / 12) - 2025))) / 10) * 10;
}
