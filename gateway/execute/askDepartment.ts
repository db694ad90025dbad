import type { ErrorCode } from '../errors.ts';
import { CallerHungUp } from '../RequestDeadline.ts';
import type { DepartmentAnswer, DepartmentError } from './DepartmentClient.ts';
import { explainDepartmentError } from './departmentFailures.ts';
import type { ExecutionRun } from './executePlan.ts';

/** Sends a fetch to its department, with the variables it uses and, for entities, the representations. */
export async function askDepartment(
  fetch: { department: string; bodyHead: string; variables: readonly string[]; reasons: string },
  run: ExecutionRun,
  extra: { representations?: readonly string[]; entities?: number; part?: number | undefined; isMutation?: boolean } = {},
): Promise<DepartmentAnswer> {
  const department = run.departments.get(fetch.department);
  if (!department) throw new Error(`The plan names department "${fetch.department}", which the supergraph does not know.`);
  const members = [...(extra.representations ?? [])];
  for (const name of fetch.variables) {
    const value = run.variables[name];
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
  }
  const answer = await department.ask(`${fetch.bodyHead}${members.join(',')}}}`, {
    signal: run.signal,
    repeatable: extra.isMutation !== true,
    ...(extra.entities === undefined ? {} : { entities: extra.entities }),
    authority: run.authority,
    trust: run.trust && { context: run.trust, reasons: fetch.reasons },
    onCall: run.onCall,
    part: extra.part,
    trace: run.trace,
  });
  reportAnswer(fetch.department, answer, run);
  return answer;
}

/** Tells the operator's log what a department failed to deliver. */
export function reportAnswer(
  department: string,
  answer: DepartmentAnswer,
  { signal, onFailure }: Pick<ExecutionRun, 'signal' | 'onFailure'>,
): void {
  // A call that was broken off because its caller left says nothing about the department.
  if (signal.reason instanceof CallerHungUp) return;
  if (!answer.ok) onFailure(department, { code: answer.failure.code, cause: String(answer.cause) });
  else if (answer.errors.length > 0)
    onFailure(department, { code: codeOf(answer.errors, department), errors: answer.errors.map(traceable) });
}

/** A department that only speaks to the caller did not fail. */
function codeOf(errors: readonly DepartmentError[], department: string): ErrorCode {
  const codes = errors.map(error => explainDepartmentError(error, department).code);
  return codes.find(code => code !== 'DEPARTMENT_REFUSED') ?? 'DEPARTMENT_REFUSED';
}

/** Enough to find the error in the department's own log. Its text stays out: it may quote a person's data. */
function traceable({ path, extensions }: DepartmentError) {
  return { path: path?.join('.'), code: extensions?.code };
}
