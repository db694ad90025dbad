import { type DirectiveNode, type FieldNode, Kind, print, type SelectionNode } from 'graphql';
import { addConditions } from './decideConditions.ts';
import { TYPENAME } from './fetches/selections.ts';

/**
 * Selections of one object in which each response key is selected once under each set of conditions, and once altogether where
 * it is selected under none: what is asked below it under conditions is then asked below the one field. Otherwise fragments
 * that spread each other under conditions would double the plan with each of them.
 */
export function mergeFields(selections: readonly SelectionNode[]): SelectionNode[] {
  const merged: SelectionNode[] = [];
  const byKey = new Map<string, SameKey>();
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD || selection === TYPENAME) {
      merged.push(selection);
      continue;
    }
    const known = byKey.get(keyOf(selection));
    if (known) known.others.push(selection);
    else {
      byKey.set(keyOf(selection), { index: merged.length, first: selection, others: [] });
      merged.push(selection);
    }
  }
  return [...byKey.values()].some(({ others }) => others.length > 0) ? replaceSame(merged, [...byKey.values()]) : merged;
}

interface SameKey {
  /** Where the first stands. */
  index: number;
  first: FieldNode;
  others: FieldNode[];
}

function replaceSame(selections: readonly SelectionNode[], fields: readonly SameKey[]): SelectionNode[] {
  const replaced: (SelectionNode | FieldNode[])[] = [...selections];
  for (const { index, first, others } of fields) if (others.length > 0) replaced[index] = mergeSame([first, ...others]);
  return replaced.flat();
}

/** Fields of one response key: they are one field with the same arguments, or the operation would not be valid. */
function mergeSame(fields: readonly FieldNode[]): FieldNode[] {
  const plain = fields.find(({ directives }) => conditionsOf(directives) === '');
  if (plain) return [fields.reduce((one, other) => (other === plain ? one : withBelow(one, other, other.directives)), plain)];
  const byConditions = new Map<string, FieldNode>();
  for (const field of fields) {
    const key = conditionsOf(field.directives);
    const known = byConditions.get(key);
    byConditions.set(key, known ? withBelow(known, field, []) : field);
  }
  return [...byConditions.values()];
}

/** The field with what another one asks below it, which stands under conditions. */
function withBelow(field: FieldNode, { selectionSet: more }: FieldNode, conditions: readonly DirectiveNode[] = []): FieldNode {
  const { selectionSet } = field;
  if (!selectionSet || !more) return field;
  const added = more.selections.map(one => (one === TYPENAME ? one : (addConditions(one, conditions) ?? under(conditions, one))));
  const selections = mergeFields([...new Set([...selectionSet.selections, ...added])]);
  return { ...field, selectionSet: { ...selectionSet, selections } };
}

function under(conditions: readonly DirectiveNode[], selection: SelectionNode): SelectionNode {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [selection] } as const;
  return { kind: Kind.INLINE_FRAGMENT, directives: conditions, selectionSet };
}

function conditionsOf(directives: readonly DirectiveNode[] = []): string {
  return directives.map(print).sort().join(' ');
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
