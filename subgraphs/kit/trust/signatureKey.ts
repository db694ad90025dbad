import { createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto';
import { hmacSha256 } from './hmacSha256.ts';
import { KeyFileError } from './KeyFileError.ts';

/** Of RFC 9421 section 3.3: HMAC with SHA-256 (3.3.3) and Ed25519 (3.3.6). */
export type SignatureAlgorithm = 'hmac-sha256' | 'ed25519';

/** What tells whether a signature fits a signature base. */
export interface VerifyingKey {
  readonly id: string;
  readonly alg: SignatureAlgorithm;
  fits(base: string, signature: Buffer): boolean;
}

/** What signs a signature base (RFC 9421 section 2.5). */
export interface SigningKey {
  readonly id: string;
  readonly alg: SignatureAlgorithm;
  /** @returns the signature in base64 */
  sign(base: string): string;
}

interface KeyDescription {
  id: string;
  alg: SignatureAlgorithm;
  secret?: unknown;
  privateKey?: unknown;
  publicKey?: unknown;
}

/** 32 bytes: as many as SHA-256 gives, and nobody guesses. */
const SECRET_BYTES = 32;

/** @throws KeyFileError that says what is wrong, never what the key is */
export function readSigningKey(value: unknown, where: string): SigningKey {
  const description = describe(value, where);
  const { id, alg } = description;
  if (alg === 'hmac-sha256') {
    return { id, alg, sign: hmacSha256(readSecret(description, where)) };
  }
  const key = readPem(description.privateKey, createPrivateKey, `${where} "privateKey"`);
  return { id, alg, sign: base => sign(null, Buffer.from(base), key).toString('base64') };
}

/** @throws KeyFileError that says what is wrong, never what the key is */
export function readVerifyingKey(value: unknown, where: string): VerifyingKey {
  const description = describe(value, where);
  const { id, alg } = description;
  if (alg === 'hmac-sha256') {
    const mac = hmacSha256(readSecret(description, where));
    const fits = (base: string, signature: Buffer) => {
      const expected = Buffer.from(mac(base), 'base64');
      return signature.length === expected.length && timingSafeEqual(signature, expected);
    };
    return { id, alg, fits };
  }
  const key = readPem(description.publicKey, createPublicKey, `${where} "publicKey"`);
  return { id, alg, fits: (base, signature) => verify(null, Buffer.from(base), key, signature) };
}

function describe(value: unknown, where: string): KeyDescription {
  const { id, alg } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  // It stands between quotes in a header, and in logs.
  if (typeof id !== 'string' || !/^[\w.:-]{1,64}$/.test(id)) {
    throw new KeyFileError(`${where} needs an "id" of 1 to 64 letters, digits, "_", ".", ":" or "-"`);
  }
  if (alg !== 'hmac-sha256' && alg !== 'ed25519') throw new KeyFileError(`${where} needs "alg": "hmac-sha256" or "ed25519"`);
  return { ...(value as object), id, alg };
}

function readSecret({ secret }: KeyDescription, where: string): Buffer {
  const bytes = Buffer.from(typeof secret === 'string' ? secret : '', 'base64url');
  if (bytes.length !== SECRET_BYTES) throw new KeyFileError(`${where} needs a "secret": ${SECRET_BYTES} bytes in base64url`);
  return bytes;
}

function readPem<Key extends { asymmetricKeyType?: string | undefined }>(
  pem: unknown,
  read: (pem: string) => Key,
  what: string,
): Key {
  try {
    const key = read(String(pem));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The library's words may quote the key.
  }
  throw new KeyFileError(`${what} is no Ed25519 key in PEM`);
}
