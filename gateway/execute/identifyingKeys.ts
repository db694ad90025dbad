import type { DataObject } from '../data/DataObject.ts';
import type { Representation } from '../plan/QueryPlan.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** Where an object of a type holds what tells a department which entity is meant: the keys by which the plan asks about it. */
export function identifyingKeys(
  representations: readonly Representation[],
  { typeName, types }: { typeName: string; types: TypeRelations },
): readonly (readonly string[])[] {
  const ofType = representations.filter(({ typeCondition }) => types.namesMatching([typeCondition]).has(typeName));
  const keys = new Map(ofType.map(one => [one.keys.join(' '), one.keys]));
  return [...keys.values()];
}

/**
 * Whether an object says, by some key, which entity it is. A key may hold a null among other values; one that holds nothing
 * else, or lacks a part because its owner does not know the entity, asks about nobody.
 */
export function isIdentified(object: DataObject, keys: readonly (readonly string[])[]): boolean {
  // Mostly there is one, and this is called for each entity.
  const [first] = keys;
  return first === undefined || isGiven(object, first) || keys.some(key => isGiven(object, key));
}

function isGiven(object: DataObject, key: readonly string[]): boolean {
  let hasValue = key.length === 0;
  for (const part of key) {
    const value = object[part];
    if (value === undefined) return false;
    if (value !== null) hasValue = true;
  }
  return hasValue;
}
