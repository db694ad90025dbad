import type { Access } from './Access.ts';
import { authorityOf } from './authorityOf.ts';
import type { Caller } from './identifyCaller.ts';

/**
 * What departments are told of a request, the same for all its calls: value of `minsheng-context` (schema/trust.md §4).
 * @param request id of the request's evidence
 */
export function contextHeader(request: string, caller: Caller, access?: Access): string {
  const authority = authorityOf(caller, access);
  const separator = authority === '{}' ? '' : ',';
  return Buffer.from(`{"request":${JSON.stringify(request)}${separator}${authority.slice(1)}`).toString('base64url');
}
