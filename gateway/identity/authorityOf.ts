import type { Access } from './Access.ts';
import type { Caller } from './identifyCaller.ts';

/** What a department is told of a caller and of what the caller asks for, as JSON: members of `minsheng-context` (schema/trust.md §4). */
export function toldOf(caller: Caller, { purpose, grant, case: matter }: Access = {}): string {
  const who = caller.kind === 'anonymous' ? {} : { subject: caller.subject, department: caller.department, roles: caller.roles };
  return JSON.stringify({ ...who, purpose, grant, case: matter });
}

/**
 * Everything that decides what a department may tell this caller, as one text: callers with equal texts may share an answer.
 * Whoever adds something to `Caller` or `Access` must add it here.
 */
export function authorityOf(caller: Caller, access?: Access): string {
  return caller.kind === 'anonymous' ? toldOf(caller, access) : `${caller.issuer} ${caller.expiresAt} ${toldOf(caller, access)}`;
}
