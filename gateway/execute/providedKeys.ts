import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { FieldFailure, FieldFailures } from './FieldFailures.ts';
import type { KeyRewrite } from './rewriteKeys.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** A key a fetch would have delivered, had it succeeded. */
export interface ProvidedKey {
  key: string;
  /** Types of the object for which the fetch asks for it; undefined: any. */
  types: ReadonlySet<string> | undefined;
  /** What `@skip` and `@include` on the way to it ask of the variables. */
  conditions: readonly Condition[];
  below: readonly ProvidedKey[];
  /** The field as the fetch writes it. */
  node: FieldNode;
}

/** Fulfilled when the variable (or the written value) is `wanted`. */
interface Condition {
  value: { variable: string } | boolean;
  wanted: boolean;
}

/** True when the fetch, with these variables, really asks for the key. */
export function isAskedFor({ conditions }: Pick<ProvidedKey, 'conditions'>, variables: Variables): boolean {
  return conditions.every(
    ({ value, wanted }) => (typeof value === 'boolean' ? value : variables[value.variable] === true) === wanted,
  );
}

/**
 * The keys each root field of a fetch's operation delivers. For an entity fetch the root fields are `_entities` or its
 * aliases, and what counts is below them.
 */
export function readProvidedKeys(document: DocumentNode, rewrites: readonly KeyRewrite[], types: TypeRelations): ProvidedKey[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let root: SelectionSetNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) root = definition.selectionSet;
  }
  const renames = new Map<string, string>();
  for (const { path, change } of rewrites) {
    const last = path.at(-1);
    if (last && 'key' in last && 'renameTo' in change) renames.set(last.key, change.renameTo);
  }
  return root ? read(root, undefined, []) : [];

  function read(set: SelectionSetNode, onlyFor: ReadonlySet<string> | undefined, outer: readonly Condition[]): ProvidedKey[] {
    return set.selections.flatMap(selection => {
      const conditions = [...outer, ...readConditions(selection)];
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const below = selection.selectionSet ? read(selection.selectionSet, undefined, []) : [];
        return [{ key: renames.get(key) ?? key, types: onlyFor, conditions, below, node: selection }];
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) return [];
      const typeName = fragment.typeCondition?.name.value;
      return read(fragment.selectionSet, typeName === undefined ? onlyFor : types.namesMatching([typeName]), conditions);
    });
  }
}

function readConditions({ directives }: SelectionNode): Condition[] {
  return (directives ?? []).flatMap(({ name, arguments: args }): Condition[] => {
    if (name.value !== 'skip' && name.value !== 'include') return [];
    const value = args?.[0]?.value;
    const wanted = name.value === 'include';
    if (value?.kind === Kind.VARIABLE) return [{ value: { variable: value.name.value }, wanted }];
    return value?.kind === Kind.BOOLEAN ? [{ value: value.value, wanted }] : [];
  });
}

/** Records `failure` wherever the fetch would have delivered something that is not there yet. */
export function recordMissing(
  place: DataValue,
  provided: readonly ProvidedKey[],
  to: { failure: FieldFailure; failures: FieldFailures },
): void {
  if (Array.isArray(place)) {
    for (const item of place) recordMissing(item, provided, to);
    return;
  }
  if (isDataObject(place)) recordMissingIn(place, provided, to);
}

function recordMissingIn(
  place: DataObject,
  provided: readonly ProvidedKey[],
  to: { failure: FieldFailure; failures: FieldFailures },
): void {
  for (const { key, types, below } of provided) {
    if (types && typeof place.__typename === 'string' && !types.has(place.__typename)) continue;
    if (place[key] === null || place[key] === undefined) to.failures.record(place, key, to.failure);
    else if (below.length > 0) recordMissing(place[key], below, to);
  }
}

/**
 * Says "null" wherever the fetch would have delivered something, had its department known what it was asked about. What
 * stays undefined after all fetches is then a promise that was not kept, and not merely unknown.
 */
export function fillUnknown(place: DataValue, provided: readonly ProvidedKey[]): void {
  if (Array.isArray(place)) {
    for (const item of place) fillUnknown(item, provided);
    return;
  }
  if (!isDataObject(place)) return;
  for (const { key, types, below } of provided) {
    if (types && typeof place.__typename === 'string' && !types.has(place.__typename)) continue;
    if (place[key] === undefined) place[key] = null;
    else if (below.length > 0) fillUnknown(place[key], below);
  }
}
