import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CHAIN, CHECKPOINTS, listChain, listChains, MANIFEST } from './chainFiles.ts';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoints.ts';
import { syncDirectory, syncFile } from './descriptors.ts';
import { readLines } from './readLines.ts';
import { writeLine } from './signedLines.ts';

export interface ArchivedChain {
  chain: string;
  /** Of the records in it. */
  first: number;
  last: number;
  files: { name: string; bytes: number; sha256: string }[];
}

/**
 * Copies the sealed segments of chains, with the checkpoints that cover them, into a folder that the verifier reads like a
 * ledger, and writes down what is in it. Nothing is deleted here, or ever: that is for whoever keeps the archive to decide. They
 * may do so as soon as they are told of it, so all of it is durable by then; the manifest comes last: where it is whole, all is.
 * @param isWanted by the chain's name; a department gets its own
 * @returns none, and makes no folder, where nothing is sealed yet
 * @throws Error when the folder exists already
 */
export async function archiveChains(
  directory: string,
  into: string,
  { isWanted = () => true, now = new Date() }: { isWanted?: (chain: string) => boolean; now?: Date } = {},
): Promise<ArchivedChain[]> {
  await mkdir(into);
  const chains: ArchivedChain[] = [];
  for (const chain of (await listChains(directory)).filter(isWanted)) {
    const archived = await archiveChain(join(directory, chain), join(into, chain), chain);
    if (archived) chains.push(archived);
  }
  if (chains.length === 0) {
    await rmdir(into);
    return chains;
  }
  await syncDirectory(into);
  await syncDirectory(dirname(into));
  const manifest = join(into, MANIFEST);
  await writeFile(manifest, `${JSON.stringify({ madeAt: now.toISOString(), chains }, null, 2)}\n`);
  await syncFile(manifest);
  return chains;
}

/** @returns undefined where nothing is sealed yet */
async function archiveChain(from: string, into: string, chain: string): Promise<ArchivedChain | undefined> {
  const checkpoints = await readSealing(from);
  const { segments, torn } = await listChain(from);
  const sealed = checkpoints.flatMap(({ checkpoint }) => checkpoint.sealed).filter(({ name }) => segments.includes(name));
  const [first, last] = [sealed[0], sealed.at(-1)];
  if (!first || !last) return undefined;
  await mkdir(into);
  const files: ArchivedChain['files'] = [];
  const ends = torn.filter(name => [...sealed.map(one => one.name), CHECKPOINTS].some(one => name.startsWith(one)));
  for (const name of [CHAIN, ...sealed.map(segment => segment.name), ...ends]) {
    await copyFile(join(from, name), join(into, name));
    await syncFile(join(into, name));
    files.push({ name, ...(await measure(join(into, name))) });
  }
  await writeFile(join(into, CHECKPOINTS), checkpoints.map(writeLine).join(''));
  await syncFile(join(into, CHECKPOINTS));
  files.push({ name: CHECKPOINTS, ...(await measure(join(into, CHECKPOINTS))) });
  return { chain, first: first.first, last: last.last, files };
}

/** Up to the one that sealed the last segment: later ones speak of records that are not in the archive. */
async function readSealing(folder: string): Promise<SignedCheckpoint[]> {
  const checkpoints: SignedCheckpoint[] = [];
  for await (const { text } of readLines(join(folder, CHECKPOINTS))) {
    const found = parseCheckpoint(text);
    if (found) checkpoints.push(found);
  }
  const until = checkpoints.findLastIndex(({ checkpoint }) => checkpoint.sealed.length > 0);
  return checkpoints.slice(0, until + 1);
}

async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(path), async source => {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      hash.update(chunk);
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}
