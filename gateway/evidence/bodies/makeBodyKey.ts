import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Makes a key for what a department answers. @returns its public part @throws Error when the file exists already */
export async function makeBodyKey(file: string): Promise<JWK> {
  const { privateKey, publicKey } = await generateKeyPair('ECDH-ES', { crv: 'X25519', extractable: true });
  const kid = randomUUID();
  writeFileSync(file, `${JSON.stringify({ ...(await exportJWK(privateKey)), kid })}\n`, { mode: 0o600, flag: 'wx' });
  return { ...(await exportJWK(publicKey)), kid };
}
