import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChainFacts, listChain, PENDING } from './chainFiles.ts';
import { digestOf, type LedgerRecord } from './records.ts';
import type { Find } from './verifyChain.ts';

/** Compares the ends that were cut off after crashes with what the chain tells of them. */
export async function verifyTornEnds(
  folder: string,
  { hash }: ChainFacts,
  { repairs, isPart, find, notes }: { repairs: readonly LedgerRecord[]; isPart: boolean; find: Find; notes: string[] },
): Promise<void> {
  const { torn } = await listChain(folder);
  for (const { n, at, file, bytes, digest } of repairs) {
    if (typeof file !== 'string') continue;
    notes.push(`${at}: after a crash ${bytes} bytes were cut off, see ${file} (record ${n})`);
    // Interrupted between the record and the renaming: the next start tells of it once more.
    const name = torn.find(one => one === file || one === `${file}.pending`);
    if (name === undefined) find({ kind: 'removed', n, file, what: `${file}, of which record ${n} tells, is missing` });
    else if (digestOf(hash, await readFile(join(folder, name))) !== digest)
      find({ kind: 'altered', n, file, what: `${file} is not what record ${n} says was cut off` });
  }
  for (const file of torn) {
    const told = repairs.some(repair => repair.file === file || `${repair.file}.pending` === file);
    if (told) continue;
    if (file.endsWith(PENDING)) find({ kind: 'torn', file, what: `${file} was cut off, and no record tells of it yet` });
    // What tells of it may be elsewhere.
    else if (!isPart) find({ kind: 'inserted', file, what: `no record tells of ${file}` });
  }
}
