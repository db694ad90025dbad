import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';
import type { DepartmentCall } from '../../execute/DepartmentClient.ts';
import type { BodyKeys } from './readBodyKeys.ts';

/** RFC 7518 sections 4.6 and 5.3: a fresh key for each body, agreed with the department's own. */
export const BODY_ALGORITHM = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/** Of a record, in characters of what was answered: a ledger's start reads its last megabyte. */
const MOST_KEPT = 512 * 1024;

/** In place of what would make a record longer than that. */
export const TOO_LARGE = 'too large';

/** Encrypts what departments answered, each to itself: who keeps the evidence cannot read it, nor can the gateway afterwards. */
export class BodySealer {
  readonly #keys: BodyKeys;

  constructor(keys: BodyKeys) {
    this.#keys = keys;
  }

  keepsOf(department: string): boolean {
    return this.#keys.has(department);
  }

  /** @returns by call a JWE in compact form (RFC 7516 section 7.1); none for a department that is not kept */
  async sealAll(department: string, calls: readonly DepartmentCall[]): Promise<Map<DepartmentCall, string>> {
    const sealed = new Map<DepartmentCall, string>();
    const key = this.#keys.get(department);
    if (!key) return sealed;
    const header = { ...BODY_ALGORITHM, ...(key.kid !== undefined && { kid: key.kid }) };
    let left = MOST_KEPT;
    for (const call of calls) {
      if (call.body === undefined) continue;
      left -= call.body.length;
      const jwe = new CompactEncrypt(Buffer.from(call.body)).setProtectedHeader(header);
      sealed.set(call, left < 0 ? TOO_LARGE : await jwe.encrypt(key.imported));
    }
    return sealed;
  }
}

/** @param key the department's private key @throws Error when it is another's, or the body was changed */
export async function openBody(sealed: string, key: JWK): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, await importJWK(key, BODY_ALGORITHM.alg), {
    keyManagementAlgorithms: [BODY_ALGORITHM.alg],
    contentEncryptionAlgorithms: [BODY_ALGORITHM.enc],
  });
  return Buffer.from(plaintext).toString('utf8');
}
