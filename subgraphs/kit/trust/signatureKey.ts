import { createPrivateKey, createPublicKey, hkdfSync, sign, timingSafeEqual, verify } from 'node:crypto';
import { hmacSha256 } from './hmacSha256.ts';
import { KeyFileError } from './KeyFileError.ts';

/** Of RFC 9421 section 3.3: HMAC with SHA-256 (3.3.3) and Ed25519 (3.3.6). */
export type SignatureAlgorithm = 'hmac-sha256' | 'ed25519';

/** What tells whether a signature fits a signature base. */
export interface VerifyingKey {
  readonly id: string;
  readonly alg: SignatureAlgorithm;
  /** @param signature in base64 as it is written in one way only: what fits is that, and nothing else */
  fits(base: string, signature: string): boolean;
}

/** What signs a signature base (RFC 9421 section 2.5). */
export interface SigningKey {
  readonly id: string;
  readonly alg: SignatureAlgorithm;
  /** @returns the signature in base64 */
  sign(base: string): string;
  /** Another secret of 32 bytes from this one (RFC 5869), for the use that is named; it tells nothing of this key. */
  derive(use: string): Uint8Array;
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
/** Of these, in base64. */
const HMAC_LENGTH = 44;

/** @throws KeyFileError that says what is wrong, never what the key is */
export function readSigningKey(value: unknown, where: string): SigningKey {
  const description = describe(value, where);
  const { id, alg } = description;
  if (alg === 'hmac-sha256') {
    const secret = readSecret(description, where);
    return { id, alg, sign: hmacSha256(secret), derive: use => deriveSecret(secret, use) };
  }
  const key = readPem(description.privateKey, createPrivateKey, `${where} "privateKey"`);
  return {
    id,
    alg,
    sign: base => sign(null, Buffer.from(base), key).toString('base64'),
    derive: use => deriveSecret(key.export({ type: 'pkcs8', format: 'der' }), use),
  };
}

/** @throws KeyFileError that says what is wrong, never what the key is */
export function readVerifyingKey(value: unknown, where: string): VerifyingKey {
  const description = describe(value, where);
  const { id, alg } = description;
  if (alg === 'hmac-sha256') {
    const mac = hmacSha256(readSecret(description, where));
    // Used again for each, as a request of six calls needs twelve.
    const [expected, given] = [Buffer.alloc(HMAC_LENGTH), Buffer.alloc(HMAC_LENGTH)];
    const fits = (base: string, signature: string) => {
      if (signature.length !== HMAC_LENGTH) return false;
      expected.write(mac(base), 'latin1');
      given.write(signature, 'latin1');
      return timingSafeEqual(given, expected);
    };
    return { id, alg, fits };
  }
  const key = readPem(description.publicKey, createPublicKey, `${where} "publicKey"`);
  const fits = (base: string, signature: string) => {
    const bytes = Buffer.from(signature, 'base64');
    return bytes.toString('base64') === signature && verify(null, Buffer.from(base), key, bytes);
  };
  return { id, alg, fits };
}

function deriveSecret(from: Buffer, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', from, '', use, SECRET_BYTES));
}

function describe(value: unknown, where: string): KeyDescription {
  const { id, alg } = named(value, where);
  if (alg !== 'hmac-sha256' && alg !== 'ed25519') throw new KeyFileError(`${where} needs "alg": "hmac-sha256" or "ed25519"`);
  return { ...(value as object), id, alg };
}

function named(value: unknown, where: string): Record<string, unknown> & { id: string } {
  const { id, ...rest } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  // It stands between quotes in a header, and in logs.
  if (typeof id === 'string' && /^[\w.:-]{1,64}$/.test(id)) return { ...rest, id };
  throw new KeyFileError(`${where} needs an "id" of 1 to 64 letters, digits, "_", ".", ":" or "-"`);
}

/**
 * The secret of a key, whatever it is for.
 * @throws KeyFileError that says what is wrong, never what the key is
 */
export function readSecret(value: unknown, where: string): Buffer {
  const { secret } = named(value, where);
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
