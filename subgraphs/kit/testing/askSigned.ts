import { createHmac, hash, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AskReasons, Caller } from '../trust/Caller.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A key of `hmac-sha256`, as a file of keys has it. */
export interface TestKey {
  id: string;
  alg: 'hmac-sha256';
  secret: string;
}

export function makeTestKey(id: string = randomUUID()): TestKey {
  return { id, alg: 'hmac-sha256', secret: randomBytes(32).toString('base64url') };
}

/** What the gateway that tests play signs with, and the departments that tests start answer with. */
export const testKeys = { gateway: makeTestKey('test-gateway'), receipt: makeTestKey('test-receipt') };

let file: string | undefined;

/** The file with those keys for a department. */
export function testKeysFile(): string {
  file ??= writeKeysFile({ gateway: [testKeys.gateway], receipt: testKeys.receipt });
  return file;
}

export function writeKeysFile(content: unknown, path = join(temporaryFolder('minsheng-keys-'), 'keys.json')): string {
  writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
  return path;
}

export interface SigningOptions {
  caller?: { [Name in keyof Caller]?: Caller[Name] | undefined };
  reasons?: Partial<AskReasons>;
  key?: TestKey;
  nonce?: string;
  /** Seconds since 1970. */
  created?: number;
  path?: string;
}

/**
 * Headers with which the gateway would send this body. Written from schema/trust.md alone, and in another way than what checks
 * it, so that one mistake does not hide another.
 */
export function signedCall(body: string, options: SigningOptions = {}): Record<string, string> {
  const { key = testKeys.gateway, nonce = randomUUID(), created = Math.floor(Date.now() / 1000), path = '/graphql' } = options;
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const caller = { request: randomUUID(), subject: 'tester', department: 'audit', roles: ['auditor'], ...options.caller };
  const covered: [string, string][] = [
    ['@method', 'POST'],
    ['@path', path],
    ['content-digest', `sha-256=:${hash('sha256', body, 'base64')}:`],
    ['minsheng-context', encode(caller)],
    ['minsheng-reasons', encode({ fields: [], keys: [], requires: [], ...options.reasons })],
  ];
  const list = covered.map(([name]) => `"${name}"`).join(' ');
  const parameters = `(${list});created=${created};nonce="${nonce}";keyid="${key.id}";alg="${key.alg}"`;
  const base = [...covered.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${parameters}`].join('\n');
  const signature = createHmac('sha256', Buffer.from(key.secret, 'base64url')).update(base).digest('base64');
  return {
    'content-type': 'application/json',
    ...Object.fromEntries(covered.filter(([name]) => !name.startsWith('@'))),
    'signature-input': `sig=${parameters}`,
    signature: `sig=:${signature}:`,
  };
}

/** Sends a body as the gateway would. */
export function askSigned(url: string, body: string, options?: SigningOptions & { headers?: Record<string, string> }) {
  return fetch(url, { method: 'POST', headers: { ...signedCall(body, options), ...options?.headers }, body });
}
