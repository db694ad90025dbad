import type { City } from '../City.ts';
import { ageOn, firstDayOf, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { type Dice, topic } from '../randomness.ts';
import { Medical } from '../world/World.ts';

export interface Admission {
  readonly number: string;
  readonly from: number;
  /** Day of discharge; after today while the patient is still in hospital. */
  readonly until: number;
  /** Day of settlement: at discharge, or weeks later where the family files the papers. */
  readonly settled: number;
  readonly hospital: number;
  readonly diagnosis: string;
  /** 离院方式 */
  readonly outcome: string;
}

const ADMISSION = topic('admission');
const DIAGNOSES = [
  'I10.x00',
  'J18.900',
  'E11.900',
  'I63.900',
  'J44.100',
  'I25.103',
  'K29.500',
  'M51.202',
  'N20.000',
  'S82.000',
  'K80.200',
  'C34.900',
  'J20.900',
  'A09.900',
];
const YEARLY_STAYS = { child: 0.11, adult: 0.115, elder: 0.44, old: 0.58 };

/** Hospital stays of a person within the history, in order and never overlapping; the same for registrations and settlements. */
export function admissionsOf(city: City, person: number, dice: Dice): Admission[] {
  const { world, plants } = city;
  const { settings } = world;
  if (at(world.medical, person) === Medical.none) return [];
  dice.at(ADMISSION, person);
  const death = at(world.death, person);
  const from = Math.max(settings.firstDay, firstDayOf(at(world.medicalFrom, person)), at(world.birth, person) + 1);
  const rate = yearlyRate(ageOn(at(world.birth, person), settings.today));
  const stays = Math.floor(rate * 2 * (0.4 + 1.2 * dice.next()) + dice.next());
  const begins = Array.from({ length: stays }, () => settings.firstDay + dice.below(settings.today - settings.firstDay)).sort(
    (a, b) => a - b,
  );
  const pastCremation = plants.of('R03', person);
  const late = plants.of('R02', person)?.cause === 'admission before the death settled later';
  const diesInHospital = death !== NEVER && (dice.chance(0.18) || pastCremation !== undefined || late);
  const lastBegin = diesInHospital ? death - dice.between(3, 14) : NEVER;
  const found: Admission[] = [];
  let free = from;
  // A planted stay must find room: whoever dies in a told story has no other stay in the last weeks.
  const told = pastCremation !== undefined || late;
  const closed = told ? lastBegin - 1 : NEVER;
  for (const begin of begins) {
    const until = begin + 2 + Math.floor(14 * dice.next() * dice.next() * 1.6);
    if (begin < free || until >= Math.min(death, lastBegin, closed)) continue;
    found.push(
      stay({
        from: begin,
        until,
        outcome: dice.chance(0.93) ? '1' : dice.chance(0.5) ? '3' : '2',
        settled: until + dice.below(3),
      }),
    );
    free = until + 3;
  }
  if (diesInHospital && lastBegin >= free) {
    const until = pastCremation ? death + pastCremation.size : death;
    found.push(
      stay({
        from: lastBegin,
        until,
        outcome: pastCremation ? '9' : '5',
        settled: until + (late ? dice.between(18, 45) : dice.below(3)),
      }),
    );
  }
  return found;

  function stay(what: Pick<Admission, 'from' | 'until' | 'outcome' | 'settled'>): Admission {
    const hospitals = world.institutions.filter(isHospital).length;
    const number = `ZY${String(person).padStart(7, '0')}${String(found.length + 1).padStart(3, '0')}`;
    return { number, ...what, hospital: Math.floor(hospitals * dice.next() * dice.next()), diagnosis: dice.pick(DIAGNOSES) };
  }
}

function isHospital(institution: { kind: number }): boolean {
  return institution.kind === 1;
}

/** Stays per year: one in five residents on average, far more among the old. */
function yearlyRate(age: number): number {
  if (age < 16) return YEARLY_STAYS.child;
  if (age < 60) return YEARLY_STAYS.adult;
  return age < 80 ? YEARLY_STAYS.elder : YEARLY_STAYS.old;
}
