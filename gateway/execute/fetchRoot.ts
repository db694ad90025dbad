import type { DataObject } from '../data/DataObject.ts';
import { askDepartment } from './askDepartment.ts';
import type { RootFetch } from './compilePlan.ts';
import type { DepartmentAnswer, DepartmentError } from './DepartmentClient.ts';
import { departmentFailures, explainDepartmentError } from './departmentFailures.ts';
import type { ExecutionRun } from './executePlan.ts';
import type { FieldFailure } from './FieldFailures.ts';
import { keepLastKnown } from './lastKnown/keepLastKnown.ts';
import { restoreLastKnown } from './lastKnown/restoreLastKnown.ts';
import { mergeData } from './mergeData.ts';
import { placeError } from './placeErrors.ts';
import { fillUnknown, isAskedFor, type ProvidedKey, recordMissing } from './providedKeys.ts';
import { rewriteKeys } from './rewriteKeys.ts';

/** What last known values of root fields are kept under. */
const ROOT = '';

/** Root fields, or what is below them, that a department did not deliver. */
export interface RootFailure {
  provided: readonly ProvidedKey[];
  /** Undefined when it said null and nothing else: it does not know what others may know. */
  failure: FieldFailure | undefined;
}

/** Fetches root fields into the run's data. */
export async function fetchRoot(fetch: RootFetch, run: ExecutionRun): Promise<void> {
  if (fetch.isConditional && !fetch.provided.some(asked => isAskedFor(asked, run.variables))) return;
  if (run.persons) for (const pid of pidsOf(fetch, run)) run.persons.add(fetch.department, pid);
  deliverRoot(fetch, await askDepartment(fetch, run, { isMutation: fetch.isMutation }), run);
}

/** Persons that the department is asked about by name. */
function pidsOf({ pidArguments }: RootFetch, { variables }: ExecutionRun): string[] {
  return pidArguments.flatMap(({ literal, variable = '' }) => literal ?? [variables[variable]].flat().map(String));
}

/** Puts root fields that a department delivered, and what it failed to deliver, into the run's data. */
export function deliverRoot(fetch: RootFetch, answer: DepartmentAnswer, run: ExecutionRun): void {
  const { data, failures, types } = run;
  const { department } = fetch;
  if (!answer.ok) {
    const { failure } = answer;
    const known = fetch.lastKnown ? restoreLastKnown(fetch.lastKnown, { entity: ROOT, target: data, failure }, run) : [];
    const missing = known.length === 0 ? fetch.provided : fetch.provided.filter(provided => !known.includes(provided));
    if (missing.length > 0) failRoot({ provided: missing, failure }, run);
    return;
  }
  const delivered = answer.data;
  if (delivered) {
    run.persons?.takeFrom(department, delivered);
    rewriteKeys(delivered, fetch.outputRewrites);
    if (fetch.lastKnown) keepLastKnown(fetch.lastKnown, { entity: ROOT, delivered, hasErrors: answer.errors.length > 0 }, run);
    mergeData(data, delivered, { copy: false, isObjectType: types.isObjectType });
    for (const asked of fetch.provided) {
      if (delivered[asked.key] === null) run.rootFailures.push({ provided: [asked], failure: undefined });
    }
  }
  for (const error of answer.errors) {
    const failure = explainDepartmentError(error, department);
    const rootKey = error.path?.[0];
    const lost = delivered === null || (typeof rootKey === 'string' && delivered[rootKey] === null);
    const placed = error.path?.length ? placeError(data, error.path, { error, department, failures }) : false;
    if (lost) {
      const provided = delivered === null ? fetch.provided : fetch.provided.filter(({ key }) => key === rootKey);
      if (placed) run.rootFailures.push({ provided, failure });
      else failRoot({ provided, failure }, run);
    } else if (!placed) {
      failures.unplaced.push(failure);
    }
  }
  failUndelivered({ fetch, delivered, errors: answer.errors }, run);
}

/** A key that was asked for, and comes neither with a value (or null) nor with an error, is a broken promise, not "none". */
function failUndelivered(
  { fetch, delivered, errors }: { fetch: RootFetch; delivered: DataObject | null; errors: readonly DepartmentError[] },
  run: ExecutionRun,
): void {
  // Without data every error already speaks for all keys.
  if (delivered === null && errors.length > 0) return;
  const explained = new Set(errors.map(({ path }) => path?.[0]));
  const provided = fetch.provided.filter(
    asked => delivered?.[asked.key] === undefined && !explained.has(asked.key) && isAskedFor(asked, run.variables),
  );
  if (provided.length > 0) failRoot({ provided, failure: departmentFailures.invalidAnswer(fetch.department) }, run);
}

/**
 * A shareable root field (`person`) may be fetched from several departments at once, each adding its own fields to one
 * object. A fetch that fails before the object is there can only say that the object is missing; once the others have
 * delivered it, what is missing in it must be said again, or it would be a silent null.
 */
export function settleRootFailures({ data, failures, rootFailures }: ExecutionRun): void {
  for (const { provided, failure } of rootFailures) {
    if (failure) recordMissing(data, provided, { failure, failures });
    else fillUnknown(data, provided);
  }
}

function failRoot(rootFailure: RootFailure & { failure: FieldFailure }, run: ExecutionRun): void {
  run.rootFailures.push(rootFailure);
  recordMissing(run.data, rootFailure.provided, { failure: rootFailure.failure, failures: run.failures });
}
