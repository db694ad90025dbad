import type { DataObject } from '../data/DataObject.ts';
import type { RequiresSelection } from '../plan/QueryPlan.ts';
import type { RequiredField } from './flattenRequires.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** Whom a representation is for. */
export interface Receiver {
  department: string;
  types: TypeRelations;
}

/**
 * Where an object holds what tells a department which entity is meant. A plan puts keys and `@requires` into one
 * selection; the keys are what the department's own keys for the type have in common, among those that can be made of it.
 */
export function identifyingKeys(
  selections: readonly RequiresSelection[],
  fields: readonly RequiredField[],
  { typeName, department, types }: Receiver & { typeName: string },
): readonly string[] {
  const sent = new Map(fields.map(({ name, from }) => [name, from]));
  for (const selection of selections) {
    if (selection.kind !== 'InlineFragment' || !types.namesMatching([selection.typeCondition]).has(typeName)) continue;
    const keys = types.keyFields(department, selection.typeCondition, [...sent.keys()]);
    if (keys.length > 0) return keys.map(key => sent.get(key) ?? key);
  }
  return [];
}

/**
 * Whether an object says which entity it is. A key may hold a null among other values; one that holds nothing else, or lacks
 * a part because its owner does not know the entity, asks about nobody.
 */
export function isIdentified(object: DataObject, keys: readonly string[]): boolean {
  let hasValue = keys.length === 0;
  for (const key of keys) {
    const value = object[key];
    if (value === undefined) return false;
    if (value !== null) hasValue = true;
  }
  return hasValue;
}
