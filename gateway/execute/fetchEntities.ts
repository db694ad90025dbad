import { isDataObject } from '../data/DataObject.ts';
import { askEntities } from './askEntities.ts';
import type { EntityPart } from './chunkRepresentations.ts';
import type { EntityBatch, EntityFetch } from './compilePlan.ts';
import type { DepartmentAnswer, DepartmentError } from './DepartmentClient.ts';
import { departmentFailures, explainDepartmentError } from './departmentFailures.ts';
import type { ExecutionRun } from './executePlan.ts';
import type { FieldFailure } from './FieldFailures.ts';
import { GatheredEntities } from './GatheredEntities.ts';
import { keepLastKnown } from './lastKnown/keepLastKnown.ts';
import { restoreLastKnown } from './lastKnown/restoreLastKnown.ts';
import { mergeEntity } from './mergeEntity.ts';
import { placeError } from './placeErrors.ts';
import { fillUnknown, isAskedFor, recordMissing } from './providedKeys.ts';
import { rewriteKeys } from './rewriteKeys.ts';

type Part = EntityPart<GatheredEntities>;
type DeliveredAnswer = Extract<DepartmentAnswer, { ok: true }>;

/**
 * Adds a department's fields to the objects the plan points to: equal representations sent once, in one call or a few, and
 * what comes back merged into every object that asked.
 */
export async function fetchEntities(fetch: EntityFetch, run: ExecutionRun): Promise<void> {
  const { department } = fetch;
  const lists = fetch.batches.map(batch => new GatheredEntities(batch, run));
  if (run.persons) for (const list of lists) run.persons.take(department, list.targets);
  await askEntities(fetch, run, {
    lists,
    deliver: (answer, parts) => {
      if (!answer.ok) {
        for (const part of parts) {
          failAll(part, answer.failure, run);
          restoreAll(part, answer.failure, run);
        }
        return;
      }
      for (const part of parts) deliverEntities(part, answer, { department, run });
      for (const error of answer.errors) placeEntityError(error, parts, { department, run });
    },
  });
}

function deliverEntities(
  part: Part,
  answer: DeliveredAnswer,
  { department, run }: { department: string; run: ExecutionRun },
): void {
  const { list: gathered, from, to } = part;
  const { batch } = gathered;
  const entities = answer.data?.[batch.alias];
  // Entities are matched by position alone; with a wrong count no match can be believed.
  if (!Array.isArray(entities) || entities.length !== to - from) {
    if (entities === undefined && !isAskedFor(batch.entities, run.variables)) return;
    failAll(part, explainMissingList(answer, batch, department), run);
    return;
  }
  const hasErrors = answer.errors.length > 0;
  for (let position = 0; position < entities.length; position++) {
    const entity = entities[position];
    const index = from + position;
    // Null is the promised way to say that the department does not know this entity.
    if (entity === null) {
      for (const { target } of gathered.askersOf(index)) fillUnknown(target, batch.entities.below);
      continue;
    }
    if (!isDataObject(entity)) {
      failAskers(gathered, index, { failure: departmentFailures.invalidAnswer(department), run });
      continue;
    }
    if (batch.outputRewrites.length > 0) rewriteKeys(entity, batch.outputRewrites);
    if (batch.lastKnown) {
      const asked = gathered.representations[index] ?? '';
      keepLastKnown(batch.lastKnown, { entity: asked, delivered: entity, hasErrors }, run);
    }
    mergeEntity(entity, { gathered, index, run });
  }
}

/** Why there is no list of entities: what the department says about it, or, when it says nothing, a broken promise. */
function explainMissingList({ data, errors }: DeliveredAnswer, { alias }: EntityBatch, department: string): FieldFailure {
  const said = data?.[alias] ? undefined : errors.find(({ path }) => path?.[0] === undefined || path[0] === alias);
  return said ? explainDepartmentError(said, department) : departmentFailures.invalidAnswer(department);
}

function placeEntityError(
  error: DepartmentError,
  parts: readonly Part[],
  { department, run }: { department: string; run: ExecutionRun },
): void {
  const [alias, position, ...rest] = error.path ?? [];
  const failure = explainDepartmentError(error, department);
  const meant = alias === undefined ? parts : parts.filter(({ list }) => list.batch.alias === alias);
  if (typeof position !== 'number') {
    for (const part of meant) failAll(part, failure, run);
    return;
  }
  const place = { error, department, failures: run.failures };
  for (const { list, from, to } of meant) {
    // What lies beyond the part was asked for by another call, of which this one knows nothing.
    if (from + position >= to) continue;
    for (const { target } of list.askersOf(from + position)) {
      if (rest.length > 0 && placeError(target, rest, place)) continue;
      recordMissing(target, list.batch.entities.below, { failure, failures: run.failures });
    }
  }
}

function failAll({ list, from, to }: Part, failure: FieldFailure, run: ExecutionRun): void {
  for (let index = from; index < to; index++) failAskers(list, index, { failure, run });
}

/** What is known from before stands in while the department is down. */
function restoreAll({ list, from, to }: Part, failure: FieldFailure, run: ExecutionRun): void {
  const { lastKnown } = list.batch;
  if (!lastKnown) return;
  for (let index = from; index < to; index++) {
    const entity = list.representations[index] ?? '';
    for (const { target } of list.askersOf(index)) restoreLastKnown(lastKnown, { entity, target, failure }, run);
  }
}

function failAskers(
  gathered: GatheredEntities,
  index: number,
  { failure, run }: { failure: FieldFailure; run: ExecutionRun },
): void {
  const { below } = gathered.batch.entities;
  for (const { target } of gathered.askersOf(index)) recordMissing(target, below, { failure, failures: run.failures });
}
