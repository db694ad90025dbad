import type { DataObject, DataValue } from '../../data/DataObject.ts';
import type { ExecutionRun } from '../executePlan.ts';
import type { FieldFailure } from '../FieldFailures.ts';
import { isAskedFor, type ProvidedKey } from '../providedKeys.ts';
import { type LastKnownField, textOf } from './compileLastKnown.ts';
import type { Kept } from './LastKnownStore.ts';

/** A value that stands in for one that did not come. */
export interface LastKnownNotice {
  department: string;
  /** The day or month the figures are of, where the object itself says it. */
  asOf?: string;
  /** When they were received: a time, and no statement about what they are of. */
  receivedAt: string;
  /** Since then. */
  ageSeconds: number;
}

/** Failures that say "the owner is down", and nothing about the value. */
const DOWN: ReadonlySet<string> = new Set([
  'DEPARTMENT_UNREACHABLE',
  'DEPARTMENT_TIMEOUT',
  'DEPARTMENT_CIRCUIT_OPEN',
  'DEPARTMENT_OVERLOADED',
]);

/**
 * Puts last known values where a department that is down left nothing, before others compute with them, and notes each.
 * @returns the keys that have their value now, null included
 */
export function restoreLastKnown(
  fields: readonly LastKnownField[],
  { entity, target, failure }: { entity: string; target: DataObject; failure: FieldFailure },
  run: ExecutionRun,
): ProvidedKey[] {
  const kept = DOWN.has(failure.code) ? run.lastKnown.peek(entity) : undefined;
  if (!kept) return [];
  const now = Date.now();
  const restored: ProvidedKey[] = [];
  for (const field of fields) {
    const { provided } = field;
    const value = kept.get(textOf(field, run.variables));
    if (!value || now - value.receivedAt > field.maxAge || !isMissing(target, provided, run)) continue;
    target[provided.key] = readKept(value);
    run.failures.forget(target, provided.key);
    note(target, provided.key, { department: failure.department, ...ageOf(value, { kept, now }) }, run);
    run.onLastKnown(failure.department, provided.node.name.value);
    restored.push(provided);
  }
  return restored;
}

/** A value of its own for each object: what is fetched next may be merged into it. */
function readKept({ value, isJson }: Kept): DataValue {
  return isJson ? JSON.parse(String(value)) : value;
}

function isMissing(target: DataObject, provided: ProvidedKey, { variables }: ExecutionRun): boolean {
  const { key, types } = provided;
  if (types && typeof target.__typename === 'string' && !types.has(target.__typename)) return false;
  return (target[key] === null || target[key] === undefined) && isAskedFor(provided, variables);
}

/** A sibling `asOf` says what day a value is of, if it came in the same answer. */
function ageOf(value: Kept, { kept, now }: { kept: ReadonlyMap<string, Kept>; now: number }) {
  const sibling = kept.get('asOf');
  const isTogether = sibling?.receivedAt === value.receivedAt && typeof sibling.value === 'string' && !sibling.isJson;
  return {
    ...(isTogether ? { asOf: String(sibling.value) } : {}),
    receivedAt: new Date(value.receivedAt).toISOString(),
    ageSeconds: Math.round((now - value.receivedAt) / 1000),
  };
}

function note(place: DataObject, key: string, notice: LastKnownNotice, { notices }: ExecutionRun): void {
  const keys = notices.get(place) ?? new Map<string, LastKnownNotice>();
  notices.set(place, keys);
  keys.set(key, notice);
}
