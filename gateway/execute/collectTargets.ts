import type { FlattenNode } from '@graphql-hive/router-query-planner';
import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** A step of a compiled path: a key to follow, all items of a list, or the types that may pass. */
export type PathStep = { key: string } | 'items' | { types: ReadonlySet<string> };

/** Prepares a path of the plan: type conditions become sets of the concrete types that meet them. */
export function compilePath(path: FlattenNode['path'], types: TypeRelations): PathStep[] {
  return path.map(segment => {
    if (segment === '@') return 'items';
    if ('Field' in segment) return { key: segment.Field };
    return { types: types.namesMatching(segment.TypeCondition) };
  });
}

/** Appends every object that the path leads to, in document order. Nulls on the way end a branch. */
export function collectTargets(from: DataValue, path: readonly PathStep[], into: DataObject[], position = 0): void {
  if (from === null || from === undefined) return;
  const step = path[position];
  if (Array.isArray(from)) {
    // A key after a list without an explicit "items" step still means: of every item.
    const next = step === 'items' ? position + 1 : position;
    for (const item of from) collectTargets(item, path, into, next);
    return;
  }
  if (!isDataObject(from)) return;
  if (step === undefined) into.push(from);
  else if (step === 'items') collectTargets(from, path, into, position + 1);
  else if ('key' in step) collectTargets(from[step.key], path, into, position + 1);
  else if (typeof from.__typename !== 'string' || step.types.has(from.__typename)) collectTargets(from, path, into, position + 1);
}
