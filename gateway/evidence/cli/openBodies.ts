import { hash } from 'node:crypto';
import { join } from 'node:path';
import { KeyFileError, readOwnersFile } from '@minsheng/subgraph-kit/keys';
import { readChain } from '@minsheng/subgraph-kit/ledger';
import type { JWK } from 'jose';
import { openBody, TOO_LARGE } from '../bodies/BodySealer.ts';

/**
 * What the department answered to the calls of a record, one after another.
 * @throws Error that says what is missing, that the key is another's, or that something else was kept than what was answered
 */
export async function openBodies(
  directory: string,
  { chain, n }: { chain: string; n: number },
  keyFile: string,
): Promise<string[]> {
  const name = `${chain}:${n}`;
  for await (const { record } of readChain(join(directory, chain))) {
    if (record.n !== n) continue;
    const calls = Array.isArray(record.calls) ? (record.calls as { body?: string; answer?: string }[]) : [];
    const kept = calls.filter(({ body }) => body !== undefined);
    if (kept.length === 0) throw new Error(`record ${name} keeps no body; see --evidence-bodies of the gateway`);
    const key = readKey(keyFile);
    return Promise.all(kept.map(({ body = '', answer }) => openChecked(body, answer, { key, keyFile, name })));
  }
  throw new Error(`there is no record ${name}`);
}

async function openChecked(
  body: string,
  answer: string | undefined,
  { key, keyFile, name }: { key: JWK; keyFile: string; name: string },
): Promise<string> {
  if (body === TOO_LARGE) return body;
  const opened = await openBody(body, key).catch(() => undefined);
  if (opened === undefined)
    throw new Error(
      `${keyFile} does not open record ${name}: it is another key than it was encrypted to, or the record was changed`,
    );
  if (answer !== undefined && answer !== `sha-256=:${hash('sha256', opened, 'base64')}:`)
    throw new Error(`what record ${name} keeps is not what its receipt is for`);
  return opened;
}

function readKey(file: string): JWK {
  const text = readOwnersFile(file);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's words quote the text.
    throw new KeyFileError(`${file} is no key in JSON (JWK)`);
  }
}
