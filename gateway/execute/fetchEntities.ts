import { isDataObject } from '../data/DataObject.ts';
import { askDepartment } from './askDepartment.ts';
import type { EntityBatch, EntityFetch } from './compilePlan.ts';
import type { DepartmentAnswer, DepartmentError } from './DepartmentClient.ts';
import { departmentFailures, explainDepartmentError } from './departmentFailures.ts';
import type { ExecutionRun } from './executePlan.ts';
import type { FieldFailure } from './FieldFailures.ts';
import { GatheredEntities } from './GatheredEntities.ts';
import { mergeEntity } from './mergeEntity.ts';
import { placeError } from './placeErrors.ts';
import { fillUnknown, isAskedFor, recordMissing } from './providedKeys.ts';
import { rewriteKeys } from './rewriteKeys.ts';

type DeliveredAnswer = Extract<DepartmentAnswer, { ok: true }>;

/**
 * Adds a department's fields to the objects the plan points to: one call, equal representations sent once, and what comes
 * back merged into every object that asked.
 */
export async function fetchEntities(fetch: EntityFetch, run: ExecutionRun): Promise<void> {
  const gathered = fetch.batches.map(batch => new GatheredEntities(batch, run));
  if (gathered.every(({ representations }) => representations.length === 0)) return;
  const representations = gathered.map(
    ({ batch, representations }) => `${JSON.stringify(batch.representationsVariable)}:[${representations.join(',')}]`,
  );
  const answer = await askDepartment(fetch, run, { representations });
  if (!answer.ok) {
    for (const one of gathered) failAll(one, answer.failure, run);
    return;
  }
  for (const one of gathered) deliverEntities(one, answer, { department: fetch.department, run });
  for (const error of answer.errors) placeEntityError(error, gathered, { department: fetch.department, run });
}

function deliverEntities(
  gathered: GatheredEntities,
  answer: DeliveredAnswer,
  { department, run }: { department: string; run: ExecutionRun },
): void {
  const { batch, representations } = gathered;
  const entities = answer.data?.[batch.alias];
  // Entities are matched by position alone; with a wrong count no match can be believed.
  if (!Array.isArray(entities) || entities.length !== representations.length) {
    if (entities === undefined && !isAskedFor(batch.entities, run.variables)) return;
    failAll(gathered, explainMissingList(answer, batch, department), run);
    return;
  }
  for (let index = 0; index < entities.length; index++) {
    const entity = entities[index];
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
  gathered: readonly GatheredEntities[],
  { department, run }: { department: string; run: ExecutionRun },
): void {
  const [alias, index, ...rest] = error.path ?? [];
  const failure = explainDepartmentError(error, department);
  const batches = alias === undefined ? gathered : gathered.filter(({ batch }) => batch.alias === alias);
  if (typeof index !== 'number') {
    for (const one of batches) failAll(one, failure, run);
    return;
  }
  const place = { error, department, failures: run.failures };
  for (const one of batches) {
    for (const { target } of one.askersOf(index)) {
      if (rest.length > 0 && placeError(target, rest, place)) continue;
      recordMissing(target, one.batch.entities.below, { failure, failures: run.failures });
    }
  }
}

function failAll(gathered: GatheredEntities, failure: FieldFailure, run: ExecutionRun): void {
  for (let index = 0; index < gathered.representations.length; index++) failAskers(gathered, index, { failure, run });
}

function failAskers(
  gathered: GatheredEntities,
  index: number,
  { failure, run }: { failure: FieldFailure; run: ExecutionRun },
): void {
  const { below } = gathered.batch.entities;
  for (const { target } of gathered.askersOf(index)) recordMissing(target, below, { failure, failures: run.failures });
}
