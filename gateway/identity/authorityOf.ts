import type { Access } from './Access.ts';
import type { Caller } from './identifyCaller.ts';

/**
 * Everything that decides what a department may tell this caller, as one text: callers with equal texts may share an answer.
 * Whoever adds something to `Caller` or `Access` that a department is told about must add it here. It is JSON, because it is
 * what the department is told: `contextHeader` only adds whose request it is.
 */
export function authorityOf(caller: Caller, { purpose, grant, case: matter }: Access = {}): string {
  const who = caller.kind === 'anonymous' ? {} : { subject: caller.subject, department: caller.department, roles: caller.roles };
  return JSON.stringify({ ...who, purpose, grant, case: matter });
}
