import { firstDayOf, NEVER } from '../calendar.ts';
import { citizenId } from '../identity/citizenId.ts';
import { givenName, surname } from '../identity/names.ts';
import { Quota } from '../quota.ts';
import { Dice, topic } from '../randomness.ts';
import { FULL_POPULATION, type Settings, scaled } from '../settings.ts';
import { drawDeaths } from './deaths.ts';
import { composeHousehold, type HouseholdShape, type Pools } from './households.ts';
import type { Places } from './places.ts';
import { Role } from './World.ts';

/** Full-scale deaths in 24 months. */
const DEATHS_IN_HISTORY = 8_600;
/** Age bands of the living, in persons per 622,500. Those who will die are added to the bands they die from. */
const LIVING = { infants: 13_500, children: 108_000, adults: 383_000, elders: 118_000 };
const DYING = { children: 0.006, adults: 0.104, elders: 0.89 };

const HOUSEHOLD = topic('household');
const PERSON = topic('person');

export interface Population {
  readonly count: number;
  readonly birth: Int32Array;
  readonly death: Int32Array;
  readonly sex: Uint8Array;
  readonly role: Uint8Array;
  readonly community: Uint16Array;
  readonly household: Int32Array;
  readonly firstMember: Int32Array;
  readonly idNumbers: string[];
  readonly names: string[];
}

/** Draws the residents household by household, then who of them dies within the history. */
export function drawPopulation(settings: Settings, places: Places): Population {
  const deaths = scaled(settings, DEATHS_IN_HISTORY, 12);
  const pools = poolsOf(settings, deaths);
  const count = pools.infants + pools.children + pools.adults + pools.elders;
  const people = {
    count,
    birth: new Int32Array(count),
    death: new Int32Array(count).fill(NEVER),
    sex: new Uint8Array(count),
    role: new Uint8Array(count),
    community: new Uint16Array(count),
    household: new Int32Array(count),
    idNumbers: new Array<string>(count),
    names: new Array<string>(count),
  };
  const firstMember = settleHouseholds(settings, places, pools, people);
  drawDeaths(settings, deaths, people);
  return { ...people, firstMember };
}

function poolsOf(settings: Settings, deaths: number): Pools {
  const total = Math.round(FULL_POPULATION * settings.scale);
  const infants = scaled(settings, LIVING.infants);
  const children = scaled(settings, LIVING.children) + Math.round(deaths * DYING.children);
  const elders = scaled(settings, LIVING.elders) + Math.round(deaths * DYING.elders);
  return { infants, children, elders, adults: total + deaths - infants - children - elders };
}

type People = Omit<Population, 'firstMember'>;

function settleHouseholds(settings: Settings, places: Places, pools: Pools, people: People): Int32Array {
  const dice = new Dice(settings.seed);
  const eighty = new Quota();
  const serials = new Map<number, number>();
  const starts = [0];
  const weights = places.townships.map(township => township.weight);
  for (let row = 0, household = 0; row < people.count; household++) {
    dice.at(HOUSEHOLD, household);
    const township = dice.weighted(weights);
    const first = places.firstCommunity[township] ?? 0;
    const community = first + dice.below((places.firstCommunity[township + 1] ?? first) - first);
    const shape = composeHousehold(dice, pools, { today: settings.today, eighty });
    nameHousehold(dice, shape, people.names, row);
    for (const member of shape) {
      people.birth[row] = member.birth;
      people.sex[row] = member.sex;
      people.role[row] = member.role;
      people.community[row] = community;
      people.household[row] = household;
      people.idNumbers[row] = flat(citizenId(member.birth, nextSequence(serials, member)));
      row++;
    }
    starts.push(row);
  }
  return Int32Array.from(starts);
}

/** Children carry the father's name, the family's elders are the head's parents, a spouse keeps her own. */
function nameHousehold(dice: Dice, shape: HouseholdShape, names: string[], firstRow: number): void {
  const family = surname(dice);
  for (const [index, member] of shape.entries()) {
    const own = member.role === Role.spouse || (member.role === Role.parent && member.sex === 2);
    names[firstRow + index] = (own ? surname(dice) : family) + givenName(dice, member.sex === 1);
  }
}

/** The next free sequence number of a day: odd for men, even for women, so that no two residents share a number. */
function nextSequence(serials: Map<number, number>, member: { birth: number; sex: number }): number {
  const key = member.birth * 2 + (member.sex === 1 ? 1 : 0);
  const serial = serials.get(key) ?? 0;
  serials.set(key, serial + 1);
  return serial * 2 + (member.sex === 1 ? 1 : 2);
}

/** A string concatenated piece by piece stays a tree of pieces in V8; written out once it takes a third of the memory. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** A stream of its own for anything decided about one person. */
export function personDice(settings: Settings): (person: number) => Dice {
  const dice = new Dice(settings.seed);
  return person => dice.at(PERSON, person);
}

/** People alive on the last day of a month, among those born by then. */
export function livesIn(people: Pick<Population, 'birth' | 'death'>, person: number, month: number): boolean {
  const end = firstDayOf(month + 1);
  return (people.birth[person] ?? NEVER) < end && (people.death[person] ?? 0) >= end;
}
