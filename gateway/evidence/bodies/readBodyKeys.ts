import { readFileSync } from 'node:fs';
import { importJWK, type JWK } from 'jose';
import { EvidenceSetupError } from '../prepareEvidence.ts';

/** Public keys by department: whose answers are kept, and to whom they are encrypted. */
export type BodyKeys = ReadonlyMap<string, { kid: string | undefined; imported: Awaited<ReturnType<typeof importJWK>> }>;

/** RFC 7518 section 6.2, RFC 8037 section 2. */
const CURVES = ['X25519', 'P-256'];

/**
 * Reads `{"hrss": <JWK>, …}`.
 * @param departments that there are; a key for another would keep nothing, silently
 * @throws EvidenceSetupError that says which key cannot be used and why, never what it is
 */
export async function readBodyKeys(path: string, departments: readonly string[]): Promise<BodyKeys> {
  const file = parse(path);
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw new EvidenceSetupError(`${path} is no JSON object of public keys by department`);
  const strange = Object.keys(file).find(name => !departments.includes(name));
  if (strange !== undefined)
    throw new EvidenceSetupError(`${path}: there is no department "${strange}"; there are ${departments.join(', ')}`);
  const keys = Object.entries(file).map(
    async ([department, key]) => [department, await importKey(key, `${path}: "${department}"`)] as const,
  );
  return new Map(await Promise.all(keys));
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

async function importKey(value: unknown, where: string) {
  const key = (typeof value === 'object' ? value : null) as JWK | null;
  // Who has it could read all that is kept: it belongs to the department, not here.
  if (key?.d !== undefined)
    throw new EvidenceSetupError(`${where} is a private key; take "d" out of it, and have the department make a new one`);
  const imported = CURVES.includes(key?.crv ?? '') ? await importJWK(key as JWK, 'ECDH-ES').catch(() => undefined) : undefined;
  if (imported === undefined)
    throw new EvidenceSetupError(
      `${where} is no public key (JWK) on ${CURVES.join(' or ')}; make one with: npm run evidence -- body-key`,
    );
  return { kid: key?.kid, imported };
}
