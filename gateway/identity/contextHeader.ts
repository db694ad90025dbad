import type { Access } from './Access.ts';
import { authorityOf, toldOf } from './authorityOf.ts';
import type { Caller } from './identifyCaller.ts';

/**
 * What departments are told of a request, the same for all its calls: value of `minsheng-context` (schema/trust.md §4).
 * @param request id of the request's evidence
 */
export function contextHeader(request: string, caller: Caller, access?: Access): string {
  const told = toldOf(caller, access);
  const separator = told === '{}' ? '' : ',';
  return Buffer.from(`{"request":${JSON.stringify(request)}${separator}${told.slice(1)}`).toString('base64url');
}

/** On whose authority departments are asked, and, where calls are signed, what they are told of it. */
export function standingOf(
  request: string,
  { caller, access, isSigned }: { caller: Caller; access: Access | undefined; isSigned: boolean },
): { authority: string; trust: { request: string; header: string } | undefined } {
  const trust = isSigned ? { request, header: contextHeader(request, caller, access) } : undefined;
  return { authority: authorityOf(caller, access), trust };
}
