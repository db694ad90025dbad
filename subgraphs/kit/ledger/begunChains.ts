import type { KeyObject } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from './descriptors.ts';
import { isSignedBy, parseSignedLine, signLine, writeLine } from './signedLines.ts';

/** Beside the chains of a directory: which were begun in it. A chain that was removed as a whole has no file left to tell of it. */
export const BEGUN = 'chains.log';

export interface BegunChain {
  chain: string;
  /** When, in UTC. */
  at: string;
}

/** Writes down that a chain is there: a signed line. Several processes may do so at once, and one of them be killed in the middle of its. */
export async function noteBegun(directory: string, chain: string, key: KeyObject): Promise<void> {
  const begun: BegunChain = { chain, at: new Date().toISOString() };
  const before = await readBegunFile(directory);
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  const file = await open(join(directory, BEGUN), 'a', 0o640);
  try {
    await file.writeFile(separator + writeLine(signLine(begun, key)));
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(directory);
}

/**
 * The chains that were begun. What is no such line is passed over.
 * @param keys of those who are believed. Undefined: whoever wrote it is, as a start does. A key that was changed must not make chains be
 * forgotten, and a line that somebody made up can only keep a gateway from starting
 */
export async function readBegun(directory: string, keys?: readonly KeyObject[]): Promise<Map<string, BegunChain>> {
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

function readLine(text: string, keys: readonly KeyObject[] | undefined): BegunChain | undefined {
  const line = parseSignedLine(text);
  if (!line || (keys && !isSignedBy(line, keys))) return undefined;
  try {
    return JSON.parse(line.json) as BegunChain;
  } catch {
    return undefined;
  }
}
