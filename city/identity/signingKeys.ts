import { createHash, generateKeyPairSync } from 'node:crypto';
import type { JWK, JWKS } from 'oidc-provider';
import { readOwnerOnlyFile, writeOwnerOnlyFile } from './ownerOnlyFile.ts';

/** The private signing keys, the one that signs first (RFC 7517 §5). The others stay so that what they signed can be verified. */
export function keepSigningKeys(file: string): JWKS {
  const kept = readOwnerOnlyFile(file);
  return kept === undefined ? rotateSigningKeys(file) : (JSON.parse(kept) as JWKS);
}

/** Puts a new key before the others; a provider that runs on the same file signs with it from its next request on. */
export function rotateSigningKeys(file: string): JWKS {
  const kept = readOwnerOnlyFile(file);
  const older = kept === undefined ? [] : (JSON.parse(kept) as JWKS).keys;
  const keys: JWKS = { keys: [newSigningKey(), ...older] };
  writeOwnerOnlyFile(file, `${JSON.stringify(keys, undefined, 2)}\n`);
  return keys;
}

function newSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { crv, x, y, d } = privateKey.export({ format: 'jwk' });
  // RFC 7638 §3: the thumbprint is over the required members in lexicographic order.
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty: 'EC', x, y }));
  return { kty: 'EC', crv, x, y, d, use: 'sig', alg: 'ES256', kid: thumbprint.digest('base64url') } as JWK;
}
