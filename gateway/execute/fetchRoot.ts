import { askDepartment } from './askDepartment.ts';
import type { RootFetch } from './compilePlan.ts';
import { explainDepartmentError } from './departmentFailures.ts';
import type { ExecutionRun } from './executePlan.ts';
import { mergeData } from './mergeData.ts';
import { placeError } from './placeErrors.ts';
import { recordMissing } from './providedKeys.ts';
import { rewriteKeys } from './rewriteKeys.ts';

/** Fetches root fields into the run's data. */
export async function fetchRoot(fetch: RootFetch, run: ExecutionRun): Promise<void> {
  const { data, failures, types } = run;
  const { department } = fetch;
  const answer = await askDepartment(fetch, run, { isMutation: fetch.isMutation });
  if (!answer.ok) {
    recordMissing(data, fetch.provided, { failure: answer.failure, failures });
    return;
  }
  if (answer.data) {
    rewriteKeys(answer.data, fetch.outputRewrites);
    mergeData(data, answer.data, { copy: false, isObjectType: types.isObjectType });
  }
  for (const error of answer.errors) {
    if (error.path?.length && placeError(data, error.path, { error, department, failures })) continue;
    const failure = explainDepartmentError(error, department);
    if (answer.data === null) recordMissing(data, fetch.provided, { failure, failures });
    else failures.unplaced.push(failure);
  }
}
