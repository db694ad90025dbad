import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { EvidenceSetupError } from '../prepareEvidence.ts';

/** Public keys by department: whose answers are kept, and to whom they are encrypted. */
export type BodyKeys = ReadonlyMap<string, JWK>;

/** RFC 7518 section 6.2, RFC 8037 section 2. */
const CURVES = ['X25519', 'P-256'];

/**
 * Reads `{"hrss": <JWK>, …}`.
 * @throws EvidenceSetupError that says which key cannot be used and why, never what it is
 */
export function readBodyKeys(path: string): BodyKeys {
  const file = parse(path);
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw new EvidenceSetupError(`${path} is no JSON object of public keys by department`);
  return new Map(Object.entries(file).map(([department, key]) => [department, checkKey(key, `${path}: "${department}"`)]));
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code) throw error;
    // The parser's words quote the text.
    return undefined;
  }
}

function checkKey(value: unknown, where: string): JWK {
  const key = (typeof value === 'object' ? value : null) as JWK | null;
  if (!CURVES.includes(key?.crv ?? ''))
    throw new EvidenceSetupError(
      `${where} is no public key (JWK) on ${CURVES.join(' or ')}; make one with: npm run evidence -- body-key`,
    );
  // Who has it could read all that is kept: it belongs to the department, not here.
  if (key?.d !== undefined)
    throw new EvidenceSetupError(`${where} is a private key; take "d" out of it, and have the department make a new one`);
  return key as JWK;
}
