import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One key as both of its ends have it. */
export interface TestKey {
  id: string;
  alg: 'hmac-sha256' | 'ed25519';
  /** For the one who signs. */
  own: object;
  /** For the one who checks. */
  others: object;
}

let keys = 0;

export function makeKey(alg: TestKey['alg'] = 'hmac-sha256'): TestKey {
  keys += 1;
  const id = `key-${keys}`;
  if (alg === 'hmac-sha256') {
    const key = { id, alg, secret: randomBytes(32).toString('base64url') };
    return { id, alg, own: key, others: key };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    id,
    alg,
    own: { id, alg, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) },
    others: { id, alg, publicKey: publicKey.export({ type: 'spki', format: 'pem' }) },
  };
}

/** A file that only its owner can read, in a folder of its own. */
export class SecretFile implements Disposable {
  readonly path: string;
  readonly #folder: string;

  constructor(content: unknown, mode = 0o600) {
    this.#folder = mkdtempSync(join(tmpdir(), 'keys-'));
    this.path = join(this.#folder, 'keys.json');
    writeFileSync(this.path, JSON.stringify(content), { mode });
  }

  write(content: unknown): void {
    writeFileSync(this.path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
