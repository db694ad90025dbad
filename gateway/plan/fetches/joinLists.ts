import type { RequiresSelection } from '../QueryPlan.ts';
import { PlannedFetch } from './PlannedFetch.ts';
import { writeRequired } from './writeRequired.ts';

/**
 * The lists of one call, as few as can be: what is asked about the same objects, with and without requirements, in one list.
 * Each object then travels once. Two lists stay apart where one would send two values under one name: a field that is
 * required with different arguments.
 */
export function joinLists(fetches: readonly PlannedFetch[]): PlannedFetch[] {
  const byPlace = new Map<string, PlannedFetch[]>();
  for (const fetch of fetches) {
    const place = JSON.stringify(fetch.path);
    const lists = byPlace.get(place) ?? [];
    byPlace.set(place, lists);
    const index = lists.findIndex(list => canJoin(list, fetch));
    const list = lists[index];
    if (list) lists[index] = join(list, fetch);
    else lists.push(fetch);
  }
  return [...byPlace.values()].flat();
}

/** A new list: those that are joined are asked for apart when a department has failed. */
function join(one: PlannedFetch, other: PlannedFetch): PlannedFetch {
  const joined = new PlannedFetch(one.graph, one.path);
  joined.absorb(one);
  joined.absorb(other);
  return joined;
}

function canJoin(one: PlannedFetch, other: PlannedFetch): boolean {
  const all = [...one.representations, ...other.representations];
  if (!all.every(({ isAsObject }) => isAsObject)) return false;
  return all.every((first, index) =>
    all.slice(index + 1).every(second => first.of !== second.of || agree(writeRequired(first), writeRequired(second))),
  );
}

/** Whether no name is sent with two values. */
function agree(one: RequiresSelection, other: RequiresSelection): boolean {
  const sent = new Map(fieldsIn(one).map(field => [field.alias ?? field.name, field]));
  return fieldsIn(other).every(field => {
    const known = sent.get(field.alias ?? field.name);
    if (known === undefined) return true;
    return known.name === field.name && (JSON.stringify(known) === JSON.stringify(field) || !hasAlias(known, field));
  });
}

type SentField = Extract<RequiresSelection, { kind: 'Field' }>;

function fieldsIn(selection: RequiresSelection): SentField[] {
  return selection.kind === 'Field' ? [selection] : selection.selections.flatMap(fieldsIn);
}

/** Looked for in the text, however deep: two objects of which parts are required with arguments are not compared further. */
function hasAlias(...fields: SentField[]): boolean {
  return fields.some(({ selections }) => JSON.stringify(selections ?? []).includes('"alias"'));
}
