import { Kind, type SelectionNode } from 'graphql';
import { type Condition, conditionDirective, readConditions } from './Condition.ts';
import type { Call } from './orderFetches.ts';
import type { Steps } from './Steps.ts';

type CallsFor = (selections: readonly SelectionNode[]) => Call[];

/**
 * The calls of a mutation, turn by turn. Each of its fields is done, and what it leads to is fetched, before the next one begins
 * (https://spec.graphql.org/September2025/#sec-Serial-Collection-Execution). One response key is one field, however often it is
 * selected, and its turn is where it is first selected under conditions that hold. Fields that follow each other at one department, and lead to nobody else, it does in this order within one call.
 */
export function takeTurns(selections: readonly SelectionNode[], callsFor: CallsFor, steps: Steps): Call[][] {
  const turns: Turn[] = [];
  for (const field of fieldsOf(selections, steps)) {
    const calls = callsFor(field);
    const graph = onlyGraph(calls);
    const last = turns.at(-1);
    // A fragment would be written after plain fields, wherever it stood; a turn of its own keeps it in its place.
    const isPlain = field.every(({ kind }) => kind === Kind.FIELD);
    if (isPlain && graph !== undefined && last?.graph === graph) last.selections.push(...field);
    else turns.push({ graph: isPlain ? graph : undefined, selections: [...field], calls, alone: field.length });
  }
  return turns.map(({ selections: all, calls, alone }) => (all.length > alone ? callsFor(all) : calls));
}

interface Turn {
  /** The one department that does it all; undefined when others are asked too. */
  graph: string | undefined;
  selections: SelectionNode[];
  /** Of the first field. */
  calls: Call[];
  alone: number;
}

function onlyGraph(calls: readonly Call[]): string | undefined {
  return calls.length === 1 ? calls[0]?.fetches[0]?.graph : undefined;
}

/**
 * The selections of each turn. A field that is selected again where its first place may be left out has a turn at each of its
 * places, under conditions of which only one can hold.
 */
function fieldsOf(selections: readonly SelectionNode[], steps: Steps): SelectionNode[][] {
  const all = selections.flatMap(oneByOne);
  return all.flatMap((selection, index) => {
    const isSame = (other: SelectionNode) => keyOf(other) === keyOf(selection);
    const earlier = all.slice(0, index).filter(isSame);
    const fromHere = all.slice(index).filter(isSame);
    const own = conditionsOf(selection);
    if (earlier.length === 0 && (fromHere.length === 1 || own.length === 0)) return [fromHere];
    return waysToMissAll(earlier.map(conditionsOf), own, steps).map(conditions => fromHere.map(one => under(conditions, one)));
  });
}

/** The conditions under which none of the earlier places counts, but this one does: sets that exclude each other. */
function waysToMissAll(earlier: readonly (readonly Condition[])[], own: readonly Condition[], steps: Steps): Condition[][] {
  const missing = (sets: Condition[][], all: readonly Condition[]) => {
    steps.take(sets.length);
    const ways = all.map((one, index) => [...all.slice(0, index), { ...one, wanted: !one.wanted }]);
    return sets.flatMap(set => ways.flatMap(way => both(set, way) ?? []));
  };
  return earlier.reduce(missing, [[...own]]);
}

/** Both sets of conditions in one; undefined when they contradict each other. */
function both(one: readonly Condition[], other: readonly Condition[]): [Condition[]] | undefined {
  const wanted = new Map(one.map(condition => [condition.variable, condition]));
  for (const condition of other) {
    const known = wanted.get(condition.variable);
    if (known && known.wanted !== condition.wanted) return undefined;
    wanted.set(condition.variable, condition);
  }
  return [[...wanted.values()]];
}

function under(conditions: readonly Condition[], selection: SelectionNode): SelectionNode {
  return conditions.reduce<SelectionNode>(
    (inner, condition) => ({
      kind: Kind.INLINE_FRAGMENT,
      directives: [conditionDirective(condition)],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
    }),
    selection,
  );
}

/** Of the fragments around a field, and its own. */
function conditionsOf(selection: SelectionNode): Condition[] {
  const own = readConditions(selection.directives ?? []);
  const [inner] = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections : [];
  return inner ? [...own, ...conditionsOf(inner)] : own;
}

/** A fragment with several fields as several fragments with one. */
function oneByOne(selection: SelectionNode): SelectionNode[] {
  if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
  return selection.selectionSet.selections
    .flatMap(oneByOne)
    .map(one => ({ ...selection, selectionSet: { ...selection.selectionSet, selections: [one] } }));
}

function keyOf(selection: SelectionNode): string {
  if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value;
  const [inner] = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections : [];
  return inner ? keyOf(inner) : '';
}
