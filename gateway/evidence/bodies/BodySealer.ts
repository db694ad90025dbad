import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';
import type { BodyKeys } from './readBodyKeys.ts';

type ImportedKey = Awaited<ReturnType<typeof importJWK>>;

/** RFC 7518 sections 4.6 and 5.3: a fresh key for each body, agreed with the department's own. */
const ALGORITHM = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/** Encrypts what departments answered, each to itself: who keeps the evidence cannot read it, nor can the gateway afterwards. */
export class BodySealer {
  readonly #keys: ReadonlyMap<string, JWK>;
  readonly #imported = new Map<string, Promise<ImportedKey>>();

  constructor(keys: BodyKeys) {
    this.#keys = keys;
  }

  keepsOf(department: string): boolean {
    return this.#keys.has(department);
  }

  /** @returns a JWE in compact form (RFC 7516 section 7.1) */
  async seal(department: string, body: string): Promise<string> {
    const jwk = this.#keys.get(department);
    if (!jwk) throw new Error(`no key is given for the bodies of ${department}`);
    const key = this.#imported.get(department) ?? importJWK(jwk, ALGORITHM.alg);
    this.#imported.set(department, key);
    const header = { ...ALGORITHM, ...(jwk.kid !== undefined && { kid: jwk.kid }) };
    return new CompactEncrypt(Buffer.from(body)).setProtectedHeader(header).encrypt(await key);
  }
}

/** @param key the department's private key @throws Error when it is another's, or the body was changed */
export async function openBody(sealed: string, key: JWK): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, await importJWK(key, ALGORITHM.alg), {
    keyManagementAlgorithms: [ALGORITHM.alg],
    contentEncryptionAlgorithms: [ALGORITHM.enc],
  });
  return Buffer.from(plaintext).toString('utf8');
}
