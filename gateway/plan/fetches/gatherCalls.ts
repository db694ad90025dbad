import type { Call } from './orderFetches.ts';
import type { PlannedFetch } from './PlannedFetch.ts';

/**
 * Fetches of one department that can go together become one call: the department is asked once, and an entity that is met in
 * several places is asked for once. They go together when equally many calls must have been answered before. A fetch that no
 * other one waits for may also wait for a later call of its department, since the whole answer leaves at once. Fetches that
 * nothing was put into are left out.
 */
export function gatherCalls(all: readonly PlannedFetch[]): Call[] {
  const fetches = all.filter(({ selection }) => !selection.isEmpty);
  const rounds = roundsOf(fetches);
  const calls = new Map<string, PlannedFetch[]>();
  for (const [index, fetch] of fetches.entries()) {
    const key = fetch.path ? `${rounds.of(fetch)} ${fetch.graph}` : `${index}`;
    const call = calls.get(key);
    if (call) call.push(fetch);
    else calls.set(key, [fetch]);
  }
  return connect([...calls.values()]);
}

/** Fetches of a call for different types of objects at one place are one list of entities. */
function joinTypes(fetches: readonly PlannedFetch[]): PlannedFetch[] {
  const byPlace = new Map<string, PlannedFetch[]>();
  for (const fetch of fetches) {
    const place = JSON.stringify(fetch.path ?? null);
    const joined = byPlace.get(place) ?? [];
    byPlace.set(place, joined);
    const other = joined.find(one => canShareList(one, fetch));
    if (other) other.absorb(fetch);
    else joined.push(fetch);
  }
  return [...byPlace.values()].flat();
}

function canShareList(one: PlannedFetch, other: PlannedFetch): boolean {
  const types = new Set(one.representations.map(({ of }) => of));
  const all = [...one.representations, ...other.representations];
  return all.every(({ isAsObject }) => isAsObject) && other.representations.every(({ of }) => !types.has(of));
}

/** In which round each fetch goes: how many others must have been answered before, one after the other. */
function roundsOf(fetches: readonly PlannedFetch[]): { of: (fetch: PlannedFetch) => number } {
  const earliest = earliestRounds(fetches);
  const awaited = new Set(fetches.flatMap(({ after }) => [...after]));
  const lastOf = new Map<string, number>();
  const fixed = new Set<string>();
  for (const fetch of fetches) {
    if (!fetch.path) continue;
    const round = earliest.get(fetch) ?? 0;
    lastOf.set(fetch.graph, Math.max(round, lastOf.get(fetch.graph) ?? 0));
    if (awaited.has(fetch)) fixed.add(`${round} ${fetch.graph}`);
  }
  return {
    of: fetch => {
      const own = earliest.get(fetch) ?? 0;
      const isFree = !awaited.has(fetch) && !fixed.has(`${own} ${fetch.graph}`);
      return isFree ? (lastOf.get(fetch.graph) ?? own) : own;
    },
  };
}

function earliestRounds(fetches: readonly PlannedFetch[]): Map<PlannedFetch, number> {
  const rounds = new Map<PlannedFetch, number>();
  const visiting = new Set<PlannedFetch>();
  const roundOf = (fetch: PlannedFetch): number => {
    const known = rounds.get(fetch);
    if (known !== undefined) return known;
    if (visiting.has(fetch)) throw new Error('Fetches of the plan wait for each other.');
    visiting.add(fetch);
    let round = 0;
    for (const one of fetch.after) if (!one.selection.isEmpty) round = Math.max(round, roundOf(one) + 1);
    rounds.set(fetch, round);
    return round;
  };
  for (const fetch of fetches) roundOf(fetch);
  return rounds;
}

function connect(groups: readonly (readonly PlannedFetch[])[]): Call[] {
  const calls = groups.map(fetches => ({ all: fetches, fetches: joinTypes(fetches), after: new Set<Call>() }));
  const callOf = new Map(calls.flatMap(call => call.all.map((fetch): [PlannedFetch, Call] => [fetch, call])));
  for (const { all, after } of calls) {
    for (const one of new Set(all.flatMap(fetch => [...fetch.after]))) {
      const call = callOf.get(one);
      if (call) after.add(call);
    }
  }
  return calls;
}
