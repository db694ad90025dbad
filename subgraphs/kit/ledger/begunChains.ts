import { type KeyObject, sign, verify } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from './descriptors.ts';

/** Beside the chains of a directory: which were begun in it. A chain that was removed as a whole has no file left to tell of it. */
export const BEGUN = 'chains.log';

export interface BegunChain {
  chain: string;
  /** When, in UTC. */
  at: string;
}

/** Writes down that a chain is there: a line `<signature, base64url> <JSON>\n`, Ed25519 over the JSON. Several processes may do so at once. */
export async function noteBegun(directory: string, chain: string, key: KeyObject): Promise<void> {
  const begun: BegunChain = { chain, at: new Date().toISOString() };
  const json = JSON.stringify(begun);
  const file = await open(join(directory, BEGUN), 'a', 0o640);
  try {
    await file.write(`${sign(null, Buffer.from(json), key).toString('base64url')} ${json}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(directory);
}

/** The chains of which somebody with one of these keys has said that they were begun. What is no such line is passed over. */
export async function readBegun(directory: string, keys: readonly KeyObject[]): Promise<Map<string, BegunChain>> {
  const lines = (await readBegunFile(directory)).split('\n');
  return new Map(lines.flatMap(line => readLine(line, keys) ?? []).map(begun => [begun.chain, begun]));
}

async function readBegunFile(directory: string): Promise<string> {
  try {
    return await readFile(join(directory, BEGUN), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function readLine(line: string, keys: readonly KeyObject[]): BegunChain | undefined {
  const [, signature = '', json = ''] = /^([\w-]{86}) (\{.*\})$/.exec(line) ?? [];
  const isSigned = keys.some(key => verify(null, Buffer.from(json), key, Buffer.from(signature, 'base64url')));
  return isSigned ? (JSON.parse(json) as BegunChain) : undefined;
}
