import type { JWTPayload } from 'jose';
import type { IssuerSettings } from '../config/IdentitySettings.ts';
import { findRoleConflict } from './findRoleConflict.ts';
import type { IdentifiedCaller } from './identifyCaller.ts';
import { isCitizenId } from './isCitizenId.ts';
import { refuseToken } from './refuseToken.ts';
import { roles as known } from './roles.ts';

/** OpenID Connect Core section 2 allows a subject so many characters. */
const LONGEST_SUBJECT = 255;

/** The caller whom the claims of a verified token describe. @throws CallerError UNAUTHENTICATED */
export function readClaims(payload: JWTPayload, { issuer, claims }: IssuerSettings): IdentifiedCaller {
  const subject = find(payload, claims.subject);
  // An issuer that tells citizen IDs would have them in every ledger and log.
  if (typeof subject !== 'string' || subject === '' || subject.length > LONGEST_SUBJECT || isCitizenId(subject))
    throw refuseToken('claims', claims.subject);
  const department = find(payload, claims.department);
  if (typeof department !== 'string' || !/^[a-z][a-z0-9-]{0,62}$/.test(department))
    throw refuseToken('claims', claims.department);

  const roles = readRoles(find(payload, claims.roles), claims.roles);
  const conflict = findRoleConflict(roles);
  if (conflict) throw refuseToken('role_conflict', conflict.join(' + '));
  return { kind: 'identified', subject, department, roles, issuer, expiresAt: Number(payload.exp) * 1000 };
}

/** A list, or one text with spaces between. Sorted, each once, so that equal roles read the same. */
function readRoles(value: unknown, claim: string): readonly string[] {
  const given = typeof value === 'string' ? value.split(' ') : value;
  if (!Array.isArray(given)) throw refuseToken('claims', claim);
  return known.filter(role => given.includes(role));
}

/** A claim by its name, which may have dots itself (`https://city.example/roles`), else by its path. */
function find(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  let value: unknown = payload;
  for (const step of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
