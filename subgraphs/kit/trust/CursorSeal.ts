import { gcmsiv } from '@noble/ciphers/aes.js';

/** Every place takes as many bytes as the longest of its step: an empty date must not be told from a filled one by length. */
const STEP = 32;

/**
 * The same nonce always, so that the same place has the same cursor and an answer can be compared byte by byte. AES-GCM with a random
 * nonce would not do, for its safe number of cursors under one key (2^32, NIST SP 800-38D §8.3) is gone within days. AES-GCM-SIV
 * stays safe: of a repeated nonce it tells that two texts are equal, and no more (RFC 8452 §1). OpenSSL has it, node:crypto does not.
 */
const NONCE = new Uint8Array(12);

/** Closes places in lists into cursors that nobody else can read or make: schema/trust.md §6. */
export class CursorSeal {
  readonly #keys: readonly Uint8Array[];

  /** @param keys of 32 bytes; the first closes, each opens */
  constructor(keys: readonly [Uint8Array, ...Uint8Array[]]) {
    this.#keys = keys;
  }

  /**
   * @param list what the cursor is good for: it opens with the same text only
   * @param place what JSON can hold
   */
  seal(list: string, place: unknown): string {
    const text = JSON.stringify(place);
    const bytes = Buffer.byteLength(text);
    // JSON does not mind spaces behind it.
    const padded = Buffer.from(text + ' '.repeat(-bytes & (STEP - 1)));
    const [key] = this.#keys as [Uint8Array];
    return Buffer.from(gcmsiv(key, NONCE, Buffer.from(list)).encrypt(padded)).toString('base64url');
  }

  /** The place, or undefined when no key opens the cursor for this list. */
  open(list: string, cursor: string): { place: unknown } | undefined {
    const sealed = Buffer.from(cursor, 'base64url');
    // Decoding overlooks what does not belong there; a cursor has one spelling.
    if (sealed.toString('base64url') !== cursor) return undefined;
    for (const key of this.#keys) {
      const text = openWith(key, list, sealed);
      if (text !== undefined) return { place: JSON.parse(Buffer.from(text).toString()) };
    }
    return undefined;
  }
}

function openWith(key: Uint8Array, list: string, sealed: Uint8Array): Uint8Array | undefined {
  try {
    return gcmsiv(key, NONCE, Buffer.from(list)).decrypt(sealed);
  } catch {
    // Of another key or list, altered, or too short to be a cursor: all of it is told alike.
    return undefined;
  }
}
