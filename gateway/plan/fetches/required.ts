import { hash } from 'node:crypto';
import { type FieldNode, Kind, print, type SelectionNode, type SelectionSetNode, visit } from 'graphql';
import { TYPENAME } from './selections.ts';

/**
 * A selection of `@requires` as it travels: a field that can have arguments gets a key of its own, so that it meets neither
 * the caller's arguments nor those of another requirement.
 * @param namesWithArguments names of fields that can have arguments
 */
export function selectionForRequired(set: SelectionSetNode, namesWithArguments: ReadonlySet<string>): SelectionSetNode {
  return { ...set, selections: set.selections.map(one => forRequired(one, namesWithArguments)) };
}

function forRequired(selection: SelectionNode, namesWithArguments: ReadonlySet<string>): SelectionNode {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
  const below = selection.selectionSet
    ? { selectionSet: withType(selectionForRequired(selection.selectionSet, namesWithArguments)) }
    : {};
  if (selection.kind === Kind.INLINE_FRAGMENT) return { ...selection, ...below };
  const key = namesWithArguments.has(selection.name.value) ? keyOf(selection) : undefined;
  return { ...selection, ...below, ...(key === undefined ? {} : { alias: { kind: Kind.NAME, value: key } as const }) };
}

/** What is required of some types only says which type it is about: the receiver must not guess it from what is missing. */
function withType(set: SelectionSetNode): SelectionSetNode {
  const isOfTypes = set.selections.some(({ kind }) => kind === Kind.INLINE_FRAGMENT);
  const hasType = set.selections.some(one => one.kind === Kind.FIELD && one.name.value === '__typename');
  return isOfTypes && !hasType ? { ...set, selections: [TYPENAME, ...set.selections] } : set;
}

function keyOf(field: FieldNode): string {
  const text = argumentsOf(field);
  return `_required_${field.name.value}${text === '' ? '' : `_${hash('sha256', text).slice(0, 12)}`}`;
}

function argumentsOf(field: FieldNode): string {
  return (field.arguments ?? []).map(print).join(',');
}

/** What tells requirements apart that ask one field with different arguments: they cannot be met in one representation. */
export function argumentsIn(set: SelectionSetNode): string {
  const found: string[] = [];
  visit(set, { Field: field => void (field.arguments?.length && found.push(`${field.name.value}(${argumentsOf(field)})`)) });
  return found.sort().join();
}
