import { ageOn, firstDayOf, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { Quota } from '../quota.ts';
import { Dice, topic } from '../randomness.ts';
import { type Settings, scaled } from '../settings.ts';
import type { Careers } from './careers.ts';
import type { Places } from './places.ts';
import type { Population } from './population.ts';
import { Livelihood } from './World.ts';

/** Low-income layers 低收入人口 as bits of `Aid.layer`. */
export const Layer = { none: 0, dibao: 1, tekun: 2, edge: 4, rigid: 8, monitored: 16 } as const;

export interface DibaoHousehold {
  readonly number: string;
  readonly household: number;
  readonly head: number;
  readonly members: readonly number[];
  readonly approved: number;
  /** NEVER while drawing. */
  readonly exit: number;
  readonly exitReason: string;
  readonly monthlyIncomeCents: number;
  readonly urban: boolean;
}

export interface Aid {
  readonly layer: Uint8Array;
  readonly layerSince: Int32Array;
  /** Last month of dibao of those whose household has left it, 0 for everybody else. */
  readonly formerDibaoUntil: Int32Array;
  readonly dibao: readonly DibaoHousehold[];
}

const AID = topic('aid');
const DISABILITY = topic('disability');
const FULL = { dibaoPersons: 28_000, tekun: 3_400, edge: 5_000, rigid: 1_900, monitored: 3_700, exitsInHistory: 0.06 };
/** Smaller households are more often poor: chances by size before they are brought to the wanted number of persons. */
const POOR_BY_SIZE = [0, 1.5, 1.05, 0.42, 0.22, 0.12, 0.1, 0.1];

/** Monthly dibao standard of the city, in cents: a dated local parameter, like every amount of aid. */
export function dibaoStandard(urban: boolean, year: number): number {
  const steps = Math.max(0, year - 2023);
  return urban ? 78_000 + steps * 2_500 : 58_000 + steps * 2_500;
}

/** Grants low-income status: to whole households without wages or employees' pensions, and to old people without anybody. */
export function grantAid(settings: Settings, people: Population, careers: Careers, places: Places): Aid {
  const layer = new Uint8Array(people.count);
  const layerSince = new Int32Array(people.count).fill(NEVER);
  const formerDibaoUntil = new Int32Array(people.count);
  const dibao: DibaoHousehold[] = [];
  const poor = poorHouseholds(people, careers);
  const dice = new Dice(settings.seed);
  const quotas = Array.from({ length: 5 }, () => new Quota());
  const takes = (index: number, share: number) => at(quotas, index).takes(share, dice.next());
  const reach = scaled(settings, FULL.dibaoPersons * (1 + FULL.exitsInHistory)) / poor.expectedPersons;
  for (const household of poor.households) {
    dice.at(AID, household);
    const members = membersOf(people, household);
    const size = members.length;
    const alone = size === 1 && ageOn(at(people.birth, at(members, 0)), settings.today) >= 60;
    const since = settings.firstMonth - 80 + dice.below(dice.chance(0.12) ? 103 : 78);
    if (alone && takes(0, scaled(settings, FULL.tekun * 1.05) / poor.aloneElders)) mark(members, Layer.tekun, since);
    else if (takes(1, reach * at(POOR_BY_SIZE, Math.min(size, 7)))) {
      const entry = admit(settings, { dice, people, places, household, members, since, serial: dibao.length + 1 });
      if (!entry) continue;
      dibao.push(entry);
      if (entry.exit === NEVER) mark(members, Layer.dibao, monthOfDay(entry.approved));
      else for (const member of members) formerDibaoUntil[member] = monthOfDay(entry.exit);
    } else if (takes(2, scaled(settings, FULL.edge) / poor.persons)) mark(members, Layer.edge, since);
    else if (takes(3, scaled(settings, FULL.rigid) / poor.persons)) mark(members, Layer.rigid, since);
    else if (takes(4, scaled(settings, FULL.monitored) / poor.persons)) mark(members, Layer.monitored, since);
  }
  return { layer, layerSince, formerDibaoUntil, dibao };

  function mark(members: readonly number[], bit: number, since: number): void {
    for (const member of members) {
      layer[member] = bit;
      layerSince[member] = Math.max(since, monthOfDay(at(people.birth, member)));
    }
  }
}

interface Admission {
  readonly dice: Dice;
  readonly people: Population;
  readonly places: Places;
  readonly household: number;
  readonly members: readonly number[];
  readonly since: number;
  readonly serial: number;
}

function admit(settings: Settings, case_: Admission): DibaoHousehold | undefined {
  const { dice, people, places, members } = case_;
  const head = members.reduce(
    (best, member) => (at(people.death, member) > at(people.death, best) ? member : best),
    at(members, 0),
  );
  const urban = at(places.communities, at(people.community, head)).urban;
  const exits = dice.chance(FULL.exitsInHistory);
  const approved = firstDayOf(exits ? Math.min(case_.since, settings.firstMonth - 2) : case_.since) + dice.below(25);
  if (approved >= at(people.death, head)) return undefined;
  return {
    number: `D${places.county.code}${String(case_.serial).padStart(7, '0')}`,
    household: case_.household,
    head,
    members,
    approved,
    exit: exits ? firstDayOf(settings.firstMonth + 1 + dice.below(22)) + 9 : NEVER,
    exitReason: exits ? dice.pick(['1', '1', '1', '4', '9']) : '',
    monthlyIncomeCents: Math.round(dibaoStandard(urban, 2023) * (0.12 + 0.6 * dice.next())),
    urban,
  };
}

/** Households in which nobody has wages, an employees' pension or a public post: only they can be poor on paper. */
function poorHouseholds(people: Population, careers: Careers) {
  const comfortable: number[] = [
    Livelihood.unitWorker,
    Livelihood.flexible,
    Livelihood.publicWorker,
    Livelihood.retiredWorker,
    Livelihood.retiredPublic,
    Livelihood.pausedWorker,
  ];
  const found = { households: [] as number[], persons: 0, expectedPersons: 0, aloneElders: 0 };
  for (let household = 0; household + 1 < people.firstMember.length; household++) {
    const members = membersOf(people, household);
    if (members.some(member => comfortable.includes(at(careers.livelihood, member)))) continue;
    found.households.push(household);
    found.persons += members.length;
    found.expectedPersons += members.length * at(POOR_BY_SIZE, Math.min(members.length, 7));
    const only = members.length === 1 ? at(careers.livelihood, at(members, 0)) : -1;
    if (only === Livelihood.retiredResident || only === Livelihood.none) found.aloneElders++;
  }
  return found;
}

/** The persons of a household, as rows. */
export function membersOf(people: Pick<Population, 'firstMember'>, household: number): number[] {
  const members: number[] = [];
  for (let row = at(people.firstMember, household); row < at(people.firstMember, household + 1); row++) members.push(row);
  return members;
}

/** Certificates of disability: category 1-7 times 8 plus level 1-4. A quarter of those on dibao hold one, one in sixty of the others. */
export function certifyDisability(settings: Settings, people: Population, aid: Aid): Uint8Array {
  const disability = new Uint8Array(people.count);
  const dice = new Dice(settings.seed);
  const [poor, others] = [new Quota(), new Quota()];
  for (let person = 0; person < people.count; person++) {
    dice.at(DISABILITY, person);
    const onDibao = at(aid.layer, person) === Layer.dibao;
    const holds = onDibao ? poor.takes(0.235, dice.next()) : others.takes(0.0185, dice.next());
    if (!holds) continue;
    const category = 1 + dice.weighted([14, 12, 2, 48, 9, 12, 3]);
    disability[person] = category * 8 + 1 + dice.weighted([20, 27, 28, 25]);
  }
  return disability;
}
