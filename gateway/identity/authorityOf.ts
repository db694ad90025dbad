import type { Caller } from './identifyCaller.ts';

/**
 * Everything that decides what a department may tell this caller, as one text: callers with equal texts may share an answer.
 * Whoever adds something to `Caller` that a department is told about must add it here.
 */
export function authorityOf(caller: Caller): string {
  if (caller.kind === 'anonymous') return 'anonymous';
  const { issuer, subject, department, roles, expiresAt } = caller;
  return JSON.stringify([issuer, subject, department, roles, expiresAt]);
}
