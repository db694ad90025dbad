import type { IncomingHttpHeaders } from 'node:http';
import { refuseToken } from './refuseToken.ts';
import type { Tokens } from './Tokens.ts';

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
  /** Of schema/trust.md, section 1. */
  roles: readonly string[];
  /** Who says so. Subjects of two issuers are two callers, whatever they are called. */
  issuer: string;
  /** When the token ends (`exp`), in milliseconds since 1970. */
  expiresAt: number;
}

export const identityWarning =
  'identity: no issuer is configured; tokens are not checked and every caller is anonymous. Do not expose this port.';

const anonymous: AnonymousCaller = { kind: 'anonymous' };

/**
 * Stage 2. Who sends this request. A promise only when a token is met for the first time: whoever is known already does not wait.
 * If this fails, nobody has been asked anything, and nothing is known of the caller.
 * @throws CallerError UNAUTHENTICATED, or IDENTITY_UNAVAILABLE when the keys of its issuer cannot be had
 */
export function identifyCaller({ authorization }: IncomingHttpHeaders, tokens: Tokens): Caller | Promise<Caller> {
  if (!tokens.areChecked) return anonymous;
  if (authorization === undefined && tokens.allowAnonymous) return anonymous;
  if (authorization === undefined) throw refuseToken('missing');
  return tokens.recall(authorization) ?? tokens.verify(authorization);
}
