import type { Quota } from '../quota.ts';
import type { Dice } from '../randomness.ts';
import { Role } from './World.ts';

/** How many people of each age band are still without a household. */
export interface Pools {
  infants: number;
  children: number;
  adults: number;
  elders: number;
}

export interface Member {
  readonly birth: number;
  readonly sex: 1 | 2;
  readonly role: number;
}

export type HouseholdShape = readonly Member[];

/** Adults (16-59), elders (60+), children (0-15) and how often: about 2.94 persons on average, as in the 2020 census. */
const SHAPES: readonly (readonly [adults: number, elders: number, children: number, weight: number])[] = [
  [2, 0, 1, 15],
  [2, 0, 2, 9],
  [2, 1, 1, 6],
  [2, 2, 1, 4],
  [1, 0, 1, 2],
  [2, 0, 0, 14],
  [1, 0, 0, 9],
  [3, 0, 0, 11],
  [3, 1, 0, 6],
  [0, 2, 0, 7],
  [0, 1, 0, 6],
  [2, 2, 0, 4],
  [0, 2, 1, 3],
  [4, 0, 1, 4],
];
const SHAPE_WEIGHTS = SHAPES.map(shape => shape[3]);
const YEAR = 365.25;

interface Moment {
  readonly today: number;
  /** Keeps the share of those above 80 among the elders. */
  readonly eighty: Quota;
}

/** Draws one household from what is left in the pools; the last ones take whoever remains. */
export function composeHousehold(dice: Dice, pools: Pools, moment: Moment): HouseholdShape {
  const [wantedAdults, wantedElders, wantedChildren] = SHAPES[dice.weighted(SHAPE_WEIGHTS)] ?? [1, 0, 0, 0];
  const youths = Math.min(wantedChildren, pools.infants + pools.children);
  const adults = Math.min(wantedAdults, pools.adults);
  const elders = Math.min(wantedElders, pools.elders);
  if (youths + adults + elders === 0) return lastOnes(dice, pools, moment);
  const members: Member[] = [];
  const youngest = youths > 0 ? takeYouths(dice, pools, { moment, youths }) : [];
  takeAdults(dice, pools, { moment, adults, eldestChild: Math.max(0, ...youngest.map(child => child.age)), members });
  takeElders(dice, pools, { moment, elders, members });
  for (const child of youngest) members.push({ birth: child.birth, sex: dice.chance(0.525) ? 1 : 2, role: Role.child });
  return members;
}

function takeYouths(dice: Dice, pools: Pools, want: { moment: Moment; youths: number }): { age: number; birth: number }[] {
  const found: { age: number; birth: number }[] = [];
  for (let index = 0; index < want.youths; index++) {
    const infant = dice.next() * (pools.infants + pools.children) < pools.infants;
    const age = infant ? dice.next() * 3 : 3 + dice.next() * 13;
    if (infant) pools.infants--;
    else pools.children--;
    found.push({ age, birth: bornAgo(want.moment, age) });
  }
  return found;
}

function takeAdults(
  dice: Dice,
  pools: Pools,
  want: { moment: Moment; adults: number; eldestChild: number; members: Member[] },
): void {
  const parent = want.eldestChild > 0 ? clampAdult(want.eldestChild + 21 + dice.next() * 14) : 22 + dice.next() * 38;
  for (let index = 0; index < want.adults; index++) {
    pools.adults--;
    const couple = index < 2 && want.adults > 1;
    const grown = index >= 2;
    const age = grown
      ? 16 + dice.next() * Math.max(2, Math.min(22, parent - 36))
      : clampAdult(parent + (index ? dice.bell() * 2 : 0));
    const sex = couple ? (index === 0 ? 1 : 2) : dice.chance(0.53) ? 1 : 2;
    const role = index === 0 ? Role.head : couple ? Role.spouse : Role.child;
    want.members.push({ birth: bornAgo(want.moment, grown || want.adults > 1 ? age : youngOrNot(dice, age)), sex, role });
  }
}

function takeElders(dice: Dice, pools: Pools, want: { moment: Moment; elders: number; members: Member[] }): void {
  const alone = want.members.length === 0;
  for (let index = 0; index < want.elders; index++) {
    pools.elders--;
    const old = want.moment.eighty.takes(0.14, dice.next());
    const age = old ? 80 + 16 * dice.next() ** 2 : 60 + 20 * dice.next() ** 1.35;
    const sex = want.elders > 1 ? (index === 0 ? 1 : 2) : dice.chance(0.42) ? 1 : 2;
    const role = alone ? (index === 0 ? Role.head : Role.spouse) : Role.parent;
    want.members.push({ birth: bornAgo(want.moment, age), sex, role });
  }
}

/** One person alone or a grandparent with the last children: the pools end exactly. */
function lastOnes(dice: Dice, pools: Pools, moment: Moment): HouseholdShape {
  const members: Member[] = [];
  if (pools.elders > 0) takeElders(dice, pools, { moment, elders: Math.min(2, pools.elders), members });
  else if (pools.adults > 0) takeAdults(dice, pools, { moment, adults: Math.min(2, pools.adults), eldestChild: 0, members });
  else {
    for (const child of takeYouths(dice, pools, { moment, youths: 1 })) {
      members.push({ birth: child.birth, sex: dice.chance(0.525) ? 1 : 2, role: members.length ? Role.child : Role.head });
    }
  }
  return members;
}

/** Those who live alone are often young workers. */
function youngOrNot(dice: Dice, age: number): number {
  return dice.chance(0.35) ? 16 + dice.next() * 10 : age;
}

function clampAdult(age: number): number {
  return Math.min(59.9, Math.max(18, age));
}

/** A birth day so long before today that whole years are exact at the ends of the bands. */
function bornAgo(moment: Moment, age: number): number {
  return moment.today - Math.floor(age * YEAR) - 1;
}
