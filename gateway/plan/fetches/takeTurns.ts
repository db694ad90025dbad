import { Kind, type SelectionNode } from 'graphql';
import type { Call } from './orderFetches.ts';

type CallsFor = (selections: readonly SelectionNode[]) => Call[];

/**
 * The calls of a mutation, turn by turn. Each of its fields is done, and what it leads to is fetched, before the next one begins
 * (https://spec.graphql.org/September2025/#sec-Serial-Collection-Execution). One response key is one field, however often it is
 * selected. Fields that follow each other at one department, and lead to nobody else, it does in this order within one call.
 */
export function takeTurns(selections: readonly SelectionNode[], callsFor: CallsFor): Call[][] {
  const turns: Turn[] = [];
  for (const field of fieldsOf(selections)) {
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

/** The selections of each response key, in the order in which the keys come first; each still under its conditions. */
function fieldsOf(selections: readonly SelectionNode[]): SelectionNode[][] {
  const fields = new Map<string, SelectionNode[]>();
  for (const selection of selections.flatMap(oneByOne)) {
    const key = keyOf(selection);
    fields.set(key, [...(fields.get(key) ?? []), selection]);
  }
  return [...fields.values()];
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
