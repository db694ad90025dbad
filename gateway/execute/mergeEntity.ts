import type { DataObject } from '../data/DataObject.ts';
import type { ExecutionRun } from './executePlan.ts';
import type { GatheredEntities } from './GatheredEntities.ts';
import { mergeData } from './mergeData.ts';

/**
 * Merges an entity into every object that asked for it. Askers of one group get its nested objects themselves and from then
 * on share them; each other group gets a copy, because what is fetched next may differ between groups.
 */
export function mergeEntity(
  entity: DataObject,
  { gathered, index, run }: { gathered: GatheredEntities; index: number; run: ExecutionRun },
): void {
  const { isObjectType } = run.types;
  const only = gathered.onlyAskerOf(index);
  if (only) {
    mergeData(only, entity, { copy: false, isObjectType });
    return;
  }
  const given = new Map<number | undefined, DataObject>();
  for (const { target, group } of gathered.askersOf(index)) {
    const known = group === undefined ? undefined : given.get(group);
    const part = known ?? copyOf(entity, isObjectType);
    if (known) shareNested(part, run);
    given.set(group, part);
    mergeData(target, part, { copy: false, isObjectType });
  }
}

function copyOf(entity: DataObject, isObjectType: (name: string) => boolean): DataObject {
  const copy: DataObject = {};
  mergeData(copy, entity, { copy: true, isObjectType });
  return copy;
}

function shareNested(part: DataObject, { shared }: ExecutionRun): void {
  for (const key in part) {
    const value = part[key];
    if (typeof value === 'object' && value !== null) shared.add(value);
  }
}
