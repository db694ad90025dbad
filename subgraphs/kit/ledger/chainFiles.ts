import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HashName } from './records.ts';

export const CHECKPOINTS = 'checkpoints.log';
export const CHAIN = 'chain.json';
/** Of an archive; see archiveChains.ts. */
export const MANIFEST = 'manifest.json';

export const SEGMENT = /^\d{6,}\.log$/;
/** What was cut off, and is not spoken of in the ledger yet. */
export const PENDING = '.torn.pending';
export const TORN = '.torn';

/** `000001.log`, counted from 1. */
export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.log`;
}

export function segmentNumber(name: string): number {
  return Number.parseInt(name, 10);
}

/** What a chain's folder says of itself. Believed only as far as the signed checkpoints repeat it. */
export interface ChainFacts {
  chain: string;
  hash: HashName;
}

/** @throws Error when it is not one of a ledger */
export async function readChainFacts(folder: string): Promise<ChainFacts> {
  const facts: Partial<ChainFacts> = JSON.parse(await readFile(join(folder, CHAIN), 'utf8'));
  const { chain, hash } = facts;
  if (typeof chain !== 'string' || (hash !== 'sm3' && hash !== 'sha256'))
    throw new Error(`${join(folder, CHAIN)} names no chain`);
  return { chain, hash };
}

export interface ChainFolder {
  /** In their order. */
  segments: string[];
  hasCheckpoints: boolean;
  /** Cut-off ends, spoken of and not. */
  torn: string[];
}

export async function listChain(folder: string): Promise<ChainFolder> {
  const names = await readdir(folder);
  return {
    segments: names.filter(name => SEGMENT.test(name)).sort((one, other) => segmentNumber(one) - segmentNumber(other)),
    hasCheckpoints: names.includes(CHECKPOINTS),
    torn: names.filter(name => name.endsWith(TORN) || name.endsWith(PENDING)),
  };
}

/** The folders of a directory that hold a chain, in order. */
export async function listChains(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(
    folders.map(async name => ((await readdir(join(directory, name))).includes(CHAIN) ? [name] : [])),
  );
  return found.flat().sort();
}
