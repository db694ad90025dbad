import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The private key for checkpoints: Ed25519, PEM. @throws Error when others may read it, or it is no such key */
export function readCheckpointKey(file: string): KeyObject {
  const key = createPrivateKey(readPrivately(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`the key in ${file} is no Ed25519 key`);
  return key;
}

/** Makes such a key, readable by its owner only, unless there is one. @returns whether it made one */
export function makeCheckpointKey(file: string): boolean {
  if (existsSync(file)) return false;
  return appears(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** What persons are hashed with: at least 32 bytes, as text. @throws Error when others may read it, or it is short */
export function readSalt(file: string): Buffer {
  const salt = Buffer.from(readPrivately(file).trim());
  if (salt.length < 32) throw new Error(`the salt in ${file} is too short; give at least 32 characters`);
  return salt;
}

/** @returns whether it made one */
export function makeSalt(file: string): boolean {
  return existsSync(file) ? false : appears(file, `${randomBytes(32).toString('base64url')}\n`);
}

/** For the verifier: what may lie about. Of a private key, its public half. */
export function readPublicKey(file: string): KeyObject {
  return createPublicKey(readFileSync(file));
}

/** All keys of a file as `showPublicKey` writes it. @throws Error when it holds none */
export function readPublicKeys(file: string): KeyObject[] {
  const blocks = readFileSync(file, 'utf8').match(/-----BEGIN ([A-Z ]+)-----.*?-----END \1-----/gs);
  return blocks ? blocks.map(pem => createPublicKey(pem)) : [readPublicKey(file)];
}

/** Writes who signs into a file that anybody may read. Keys of former days stay below: what they signed is there still. */
export function showPublicKey(file: string, key: KeyObject): void {
  const pem = publicPem(key);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before.startsWith(pem)) return;
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, pem + before.replace(pem, ''), { mode: 0o640 });
  renameSync(draft, file);
}

export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** Whole or not at all, and never in the place of another: several processes may start at once. */
function appears(file: string, secret: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, secret, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Windows has no such modes, and says 0666 of everything. */
function readPrivately(file: string): string {
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others (mode ${mode.toString(8).padStart(4, '0')}); chmod 600 ${file}`);
  return readFileSync(file, 'utf8');
}
