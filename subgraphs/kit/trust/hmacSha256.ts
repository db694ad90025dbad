import { hash } from 'node:crypto';

/** In bytes: what SHA-256 works on at a time, and what it gives. */
const BLOCK = 64;
const DIGEST = 32;

/** In bytes. Longer texts get a buffer of their own. */
const COMMON_LENGTH = 8192;

/**
 * HMAC with SHA-256 of texts in UTF-8, under one key (RFC 2104 section 2): the hash of the outer block and the hash of the
 * inner block and the text.
 *
 * Written out, although `createHmac` does the same, because that makes a stream and a handle of native memory for each text.
 * A request of the gateway to six calls has twelve of them: 51 of 1,014 µs of processor, and as much again to collect them.
 * With two hashes at once a text of 700 bytes takes 1.1 µs instead of 2.1. hmacSha256.test.ts holds it to `createHmac`.
 *
 * @param secret at most 64 bytes, as every key here is
 * @returns the HMAC in base64
 */
export function hmacSha256(secret: Uint8Array): (text: string) => string {
  if (secret.length > BLOCK) throw new RangeError(`a secret of more than ${BLOCK} bytes must be hashed first`);
  const inner = Buffer.alloc(BLOCK + COMMON_LENGTH);
  const outer = Buffer.alloc(BLOCK + DIGEST);
  for (let index = 0; index < BLOCK; index++) {
    const byte = secret[index] ?? 0;
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  return text => {
    const message = fill(inner, text);
    outer.write(hash('sha256', message, 'latin1'), BLOCK, 'latin1');
    return hash('sha256', outer, 'base64');
  };
}

function fill(inner: Buffer, text: string): Uint8Array {
  // A character takes at most three bytes: a pair of surrogates, which is two, takes four.
  if (text.length * 3 > COMMON_LENGTH) return Buffer.concat([inner.subarray(0, BLOCK), Buffer.from(text)]);
  return inner.subarray(0, BLOCK + inner.write(text, BLOCK));
}
