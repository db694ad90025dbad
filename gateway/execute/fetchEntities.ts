import { type DataObject, isDataObject } from '../data/DataObject.ts';
import { askDepartment } from './askDepartment.ts';
import { buildRepresentation, FailedRepresentation } from './buildRepresentation.ts';
import { collectTargets } from './collectTargets.ts';
import type { EntityBatch, EntityFetch } from './compilePlan.ts';
import type { DepartmentAnswer, DepartmentError } from './DepartmentClient.ts';
import { departmentFailures, explainDepartmentError } from './departmentFailures.ts';
import type { ExecutionRun } from './executePlan.ts';
import type { FieldFailure } from './FieldFailures.ts';
import { mergeData } from './mergeData.ts';
import { placeError } from './placeErrors.ts';
import { isAskedFor, recordMissing } from './providedKeys.ts';
import { rewriteKeys } from './rewriteKeys.ts';

/** The distinct representations of one batch, and for each the objects that asked with it. */
interface Gathered {
  batch: EntityBatch;
  representations: string[];
  askers: DataObject[][];
}

type DeliveredAnswer = Extract<DepartmentAnswer, { ok: true }>;

/**
 * Adds a department's fields to the objects the plan points to: one call, equal representations sent once, and what comes
 * back merged into every object that asked.
 */
export async function fetchEntities(fetch: EntityFetch, run: ExecutionRun): Promise<void> {
  const gathered = fetch.batches.map(batch => gatherRepresentations(batch, run));
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

function gatherRepresentations(batch: EntityBatch, run: ExecutionRun): Gathered {
  const gathered: Gathered = { batch, representations: [], askers: [] };
  // The whole text is the key; a hash that collides would hand one citizen's data to another.
  const known = new Map<string, DataObject[]>();
  const targets: DataObject[] = [];
  for (const path of batch.paths) collectTargets(run.data, path, targets);
  for (const target of new Set(targets)) {
    const representation = buildRepresentation(target, batch.requires, run.failures);
    if (representation === undefined) continue;
    if (representation instanceof FailedRepresentation) {
      recordMissing(target, batch.entities.below, { failure: representation.failure, failures: run.failures });
      continue;
    }
    rewriteKeys(representation, batch.inputRewrites);
    const text = JSON.stringify(representation);
    const askers = known.get(text);
    if (askers) {
      askers.push(target);
      continue;
    }
    const first = [target];
    known.set(text, first);
    gathered.representations.push(text);
    gathered.askers.push(first);
  }
  return gathered;
}

function deliverEntities(
  { batch, representations, askers }: Gathered,
  answer: DeliveredAnswer,
  { department, run }: { department: string; run: ExecutionRun },
): void {
  const entities = answer.data?.[batch.alias];
  // Entities are matched by position alone; with a wrong count no match can be believed.
  if (!Array.isArray(entities) || entities.length !== representations.length) {
    if (entities === undefined && !isAskedFor(batch.entities, run.variables)) return;
    failAll({ batch, representations, askers }, explainMissingList(answer, batch, department), run);
    return;
  }
  for (const [index, targets] of askers.entries()) {
    const entity = entities[index];
    // Null is the promised way to say that the department does not know this entity.
    if (entity === null) continue;
    if (!isDataObject(entity)) {
      failTargets(targets, batch, { failure: departmentFailures.invalidAnswer(department), run });
      continue;
    }
    rewriteKeys(entity, batch.outputRewrites);
    for (const [position, target] of targets.entries()) {
      mergeData(target, entity, { copy: position < targets.length - 1, isObjectType: run.types.isObjectType });
    }
  }
}

/** Why there is no list of entities: what the department says about it, or, when it says nothing, a broken promise. */
function explainMissingList({ data, errors }: DeliveredAnswer, { alias }: EntityBatch, department: string): FieldFailure {
  const said = data?.[alias] ? undefined : errors.find(({ path }) => path?.[0] === undefined || path[0] === alias);
  return said ? explainDepartmentError(said, department) : departmentFailures.invalidAnswer(department);
}

function placeEntityError(
  error: DepartmentError,
  gathered: readonly Gathered[],
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
  for (const { batch, askers } of batches) {
    for (const target of askers[index] ?? []) {
      if (rest.length > 0 && placeError(target, rest, place)) continue;
      recordMissing(target, batch.entities.below, { failure, failures: run.failures });
    }
  }
}

function failAll({ batch, askers }: Gathered, failure: FieldFailure, run: ExecutionRun): void {
  for (const targets of askers) failTargets(targets, batch, { failure, run });
}

function failTargets(
  targets: readonly DataObject[],
  batch: EntityBatch,
  { failure, run }: { failure: FieldFailure; run: ExecutionRun },
): void {
  for (const target of targets) recordMissing(target, batch.entities.below, { failure, failures: run.failures });
}
