import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import type { IdentityLimits } from '../config/IdentityLimits.ts';
import type { IssuerSettings } from '../config/IdentitySettings.ts';
import type { CallerError } from '../errors.ts';
import type { IssuerKeys } from './IssuerKeys.ts';
import type { IdentifiedCaller } from './identifyCaller.ts';
import { readClaims } from './readClaims.ts';
import { refuseToken } from './refuseToken.ts';

export interface BelievedIssuer {
  settings: IssuerSettings;
  keys: IssuerKeys;
  limits: Pick<IdentityLimits, 'clockSkew'>;
}

/** Whom a token is of. */
export interface VerifiedToken {
  caller: IdentifiedCaller;
  /** Its `jti`, by which it can be revoked. */
  id: string | undefined;
}

/** The syntax of RFC 6750 section 2.1, and of a signed token in it (RFC 7515 section 3.1). The scheme's case does not count (RFC 9110, 11.1). */
const BEARER = /^bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i;

/**
 * Believes a token only if a configured issuer signed it with an allowed algorithm for this gateway, and it is not over: RFC 7519 section 7.2,
 * OpenID Connect Core section 3.1.3.7. The issuer it claims decides whose keys are tried, so nobody can sign for another.
 * @throws CallerError UNAUTHENTICATED, IDENTITY_UNAVAILABLE
 */
export async function verifyToken(authorization: string, issuers: ReadonlyMap<string, BelievedIssuer>): Promise<VerifiedToken> {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw refuseToken('malformed');
  const issuer = issuers.get(String(decode(token).iss));
  if (issuer === undefined) throw refuseToken('unknown_issuer');

  const { settings, keys, limits } = issuer;
  try {
    const { payload } = await jwtVerify(token, keys.find, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: [...settings.algorithms],
      clockTolerance: limits.clockSkew / 1000,
      requiredClaims: ['exp'],
    });
    return { caller: readClaims(payload, settings), id: payload.jti };
  } catch (error) {
    throw explain(error);
  }
}

function decode(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw refuseToken('malformed');
  }
}

function explain(error: unknown): CallerError | unknown {
  if (error instanceof errors.JWTExpired) return refuseToken('expired');
  if (error instanceof errors.JOSEAlgNotAllowed) return refuseToken('algorithm');
  if (error instanceof errors.JWSSignatureVerificationFailed) return refuseToken('signature');
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return refuseToken('signature');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return refuseToken('audience');
    if (error.claim === 'nbf') return refuseToken('not_yet_valid');
    return refuseToken('claims', error.claim);
  }
  return error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid ? refuseToken('malformed') : error;
}
