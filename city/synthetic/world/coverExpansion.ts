import { NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { endOfLife, type Spell, spellsOf } from '../hrss/employment.ts';
import { Dice, topic } from '../randomness.ts';
import { type Settings, scaled } from '../settings.ts';
import { Cover, type World } from './World.ts';

const EXPANSION = topic('cover expansion');
/** Insured persons of a full city, in the first and in the last month of history: just below the policy's targets, and rising. */
const INSURED = {
  workInjury: { first: 26_500, last: 29_500 },
  unemployment: { first: 18_300, last: 19_200 },
};
/** Units register their people after the spring festival rather than before it: how far the year bends the straight line. */
const SEASON = 0.02;

/**
 * 参保扩面: units that had insured their people for the pension alone take up work injury and unemployment during the history.
 * Everybody keeps the job they had; for some of those employed all along the cover begins later, and so many of them that the
 * insured at each month end rise steadily although people leave.
 */
export function expandCover(world: World): void {
  expand(world, { bit: Cover.workInjury, since: world.injuryFrom, ...INSURED.workInjury });
  expand(world, { bit: Cover.unemployment, since: world.unemploymentFrom, ...INSURED.unemployment });
}

interface Expansion {
  readonly bit: number;
  /** First month of cover by person, where it is later than the job. */
  readonly since: Int32Array;
  readonly first: number;
  readonly last: number;
}

function expand(world: World, scheme: Expansion): void {
  const { settings } = world;
  const insured = insuredByMonth(world, scheme.bit);
  const waiting = waitingByMonth(settings, scheme, insured);
  const chosen = longEmployed(world, scheme.bit).slice(0, at(waiting, 0));
  for (const [rank, person] of chosen.entries()) {
    const months = waiting.findIndex(stillWaiting => stillWaiting <= rank);
    scheme.since[person] = settings.firstMonth + months;
  }
}

/** How many are still to be taken up after each month; falls to nobody in the last one. */
function waitingByMonth(settings: Settings, scheme: Expansion, insured: readonly number[]): number[] {
  const waiting: number[] = [];
  for (const [index, count] of insured.entries()) {
    const progress = index / (insured.length - 1) - SEASON * Math.sin((2 * Math.PI * index) / 12);
    const wanted = Math.round(scaled(settings, scheme.first) * (1 - progress) + scaled(settings, scheme.last) * progress);
    waiting.push(Math.min(Math.max(0, count - wanted), waiting.at(-1) ?? count));
  }
  waiting[waiting.length - 1] = 0;
  return waiting;
}

/** Persons at each month end if everybody's cover began with the job. */
function insuredByMonth(world: World, bit: number): number[] {
  const { firstMonth, lastMonth } = world.settings;
  const counts = Array.from({ length: lastMonth - firstMonth + 1 }, () => 0);
  for (let person = 0; person < world.count; person++) {
    if ((at(world.cover, person) & bit) === 0) continue;
    for (const { from, until } of spellsOf(world, person)) count(counts, { from: from - firstMonth, until: until - firstMonth });
  }
  return counts;
}

function count(counts: number[], { from, until }: Pick<Spell, 'from' | 'until'>): void {
  for (let month = Math.max(0, from); month < Math.min(until, counts.length); month++) counts[month] = at(counts, month) + 1;
}

/** Covered persons in one job for the whole history, by lot. */
function longEmployed(world: World, bit: number): number[] {
  const { firstMonth, lastMonth, seed } = world.settings;
  const dice = new Dice(seed);
  const found: { person: number; lot: number }[] = [];
  for (let person = 0; person < world.count; person++) {
    if ((at(world.cover, person) & bit) === 0 || endOfLife(world, person) !== NEVER) continue;
    const [only, second] = spellsOf(world, person);
    const whole = only && !second && only.from < firstMonth && only.until > lastMonth;
    if (whole) found.push({ person, lot: dice.at(EXPANSION + bit, person).next() });
  }
  return found.sort((a, b) => a.lot - b.lot || a.person - b.person).map(each => each.person);
}
