import { lawfulTail } from '../veterans-affairs/entitlements.ts';
import { assignedOf, dischargedOf } from '../veterans-affairs/placements.ts';
import type { DibaoHousehold } from '../world/aid.ts';
import type { Entitlement, Veteran } from '../world/veterans.ts';
import type { World } from '../world/World.ts';

/** Lists of the world by person: candidates are asked for one by one, and searching the lists each time would take minutes. */
interface Lookups {
  /** Those who served themselves. */
  readonly served: ReadonlyMap<number, Veteran>;
  readonly entitlements: ReadonlyMap<number, Entitlement>;
  /** Index in `world.claims`. */
  readonly claims: ReadonlyMap<number, number>;
  readonly waitingForPost: ReadonlySet<number>;
  /** By household. */
  readonly dibao: ReadonlyMap<number, DibaoHousehold>;
}

const byWorld = new WeakMap<World, Lookups>();

/** The lookups of a world, made at the first question. */
export function lookupsOf(world: World): Lookups {
  const known = byWorld.get(world);
  if (known) return known;
  const made = makeLookups(world);
  byWorld.set(world, made);
  return made;
}

function makeLookups(world: World): Lookups {
  const entitlements = new Map<number, Entitlement>();
  for (const { person, entitlement } of world.veterans) if (entitlement) entitlements.set(person, entitlement);
  const arrived = dischargedOf(world).filter(veteran => veteran.discharged + 72 <= world.settings.today);
  const assigned = new Set(assignedOf(world));
  return {
    served: new Map(world.veterans.filter(veteran => veteran.served).map(veteran => [veteran.person, veteran])),
    entitlements,
    claims: new Map(world.claims.map((claim, index) => [claim.person, index])),
    waitingForPost: new Set(arrived.filter(veteran => assigned.has(veteran)).map(veteran => veteran.person)),
    dibao: new Map(world.aid.dibao.map(household => [household.household, household])),
  };
}

/** Months that may lawfully be paid after this person's death. */
export function tailOf(world: World, person: number): number {
  return lawfulTail(lookupsOf(world).entitlements.get(person)?.category ?? '');
}
