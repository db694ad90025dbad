import type { DataObject, DataValue } from '../../data/DataObject.ts';
import type { ExecutionRun } from '../executePlan.ts';
import { type LastKnownField, textOf } from './compileLastKnown.ts';
import type { KeptFields } from './LastKnownStore.ts';

/** Fields of one entity that are told apart; more come only of ever new arguments. */
const MOST_FIELDS = 50;
/** Characters of one value; longer ones are not kept. */
const LONGEST_VALUE = 16_384;

/**
 * Keeps what a department just delivered. Null is knowledge too ("no data"), but only when the department reported no
 * error: else it may stand for what it could not say.
 * @param entity the text that the entity was asked by
 */
export function keepLastKnown(
  fields: readonly LastKnownField[],
  { entity, delivered, hasErrors }: { entity: string; delivered: DataObject; hasErrors: boolean },
  { lastKnown, variables }: Pick<ExecutionRun, 'lastKnown' | 'variables'>,
): void {
  const now = Date.now();
  const kept = lastKnown.fieldsOf(entity);
  for (const field of fields) {
    const value = delivered[field.provided.key];
    if (value === undefined || (value === null && hasErrors)) continue;
    keepValue(kept, textOf(field, variables), { value, now });
  }
}

/** Over the one before. */
function keepValue(fields: KeptFields, field: string, { value, now }: { value: DataValue; now: number }): void {
  const isJson = typeof value === 'object' && value !== null;
  const kept = isJson ? JSON.stringify(value) : (value ?? null);
  if (isJson && String(kept).length > LONGEST_VALUE) return;
  const known = fields.get(field);
  if (known) {
    known.value = kept;
    known.isJson = isJson;
    known.receivedAt = now;
    return;
  }
  if (fields.size >= MOST_FIELDS) fields.clear();
  fields.set(field, { value: kept, isJson, receivedAt: now });
}
