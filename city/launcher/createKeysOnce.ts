import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type KeyAlgorithm = 'hmac-sha256' | 'ed25519';

/** What the gateway holds of one department: schema/trust.md §4. */
interface DepartmentOfGateway {
  sign: object;
  receipts: object[];
}

/** The file of one process. */
export function keysFileOf(folder: string, process: string): string {
  return join(folder, `${process}-keys.json`);
}

/**
 * Makes the keys with which the gateway and each department believe each other, and one with which each department seals page cursors:
 * one file for each of them, which nobody else is handed. Keys that are there stay; a department that came later gets its own.
 */
export function createKeysOnce(folder: string, departments: readonly string[], alg: KeyAlgorithm = 'hmac-sha256'): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = keysFileOf(folder, 'gateway');
  const known: Record<string, DepartmentOfGateway> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const department of departments) {
    if (known[department] && existsSync(keysFileOf(folder, department))) continue;
    const call = createKey(`gateway-to-${department}`, alg);
    const receipt = createKey(`${department}-receipts`, alg);
    known[department] = { sign: call.own, receipts: [receipt.others] };
    writeSecret(keysFileOf(folder, department), {
      gateway: [call.others],
      receipt: receipt.own,
      cursors: [{ id: newId(`${department}-cursors`), secret: newSecret() }],
    });
  }
  writeSecret(file, known);
}

/** A key as its owner has it, and as the other side does; for `hmac-sha256` these are the same. */
function createKey(name: string, alg: KeyAlgorithm): { own: object; others: object } {
  const id = newId(name);
  if (alg === 'hmac-sha256') {
    const key = { id, alg, secret: newSecret() };
    return { own: key, others: key };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    own: { id, alg, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) },
    others: { id, alg, publicKey: publicKey.export({ type: 'spki', format: 'pem' }) },
  };
}

/** Never the id of a key before it: both may be accepted for a while. */
function newId(name: string): string {
  return `${name}-${randomBytes(4).toString('hex')}`;
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** At once, so that nobody reads half of it, and for its owner alone. */
function writeSecret(path: string, content: object): void {
  const draft = `${path}.draft`;
  writeFileSync(draft, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}
