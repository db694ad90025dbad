import type { IncomingHttpHeaders } from 'node:http';

/** Who is asking, and why that is believed. */
export type Caller = AnonymousCaller | IdentifiedCaller;

export interface AnonymousCaller {
  kind: 'anonymous';
}

export interface IdentifiedCaller {
  kind: 'identified';
  /** Stable id from the identity provider, never a citizen's ID number. */
  subject: string;
  /** Code of the department the caller acts for. */
  department: string;
  roles: readonly string[];
}

export const identityWarning =
  'identity: tokens are not checked yet; every caller is treated as anonymous. Do not expose this port.';

/** Stage 2. Without a configured identity provider nobody can be believed to be anyone, so everybody is anonymous. */
export function identifyCaller(_headers: IncomingHttpHeaders): Caller {
  return { kind: 'anonymous' };
}
