import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKPOINTS, type ChainFacts } from './chainFiles.ts';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoints.ts';
import { looksTorn } from './cutTornEnd.ts';
import { readLines } from './readLines.ts';
import { beginningOf, digestOf } from './records.ts';
import { isSignedBy } from './signedLines.ts';
import type { Find } from './verifyChain.ts';

/** A checkpoint that bears a signature. */
export interface BelievedCheckpoint extends SignedCheckpoint {
  /** Whether the one before it is believed too: its root is over the records since that one, and cannot be compared else. */
  follows: boolean;
}

/** Reads the checkpoints that can be believed: signed by a key that is known. */
export async function verifyCheckpoints(
  folder: string,
  { chain, hash }: ChainFacts,
  { keys, isEmpty, find }: { keys: readonly KeyObject[]; isEmpty: boolean; find: Find },
): Promise<BelievedCheckpoint[]> {
  const file = CHECKPOINTS;
  const believed: BelievedCheckpoint[] = [];
  if (!existsSync(join(folder, file))) {
    // A chain without a record may have been interrupted in its first start.
    if (!isEmpty) find({ kind: 'removed', file, what: 'the checkpoints are missing: nothing says who wrote these records' });
    return believed;
  }
  let before: string | undefined = beginningOf(hash, chain).hash;
  let count = 0;
  /** What may be the end that a crash left, and its first line. */
  let torn: { line: number; bytes: number } | undefined;
  for await (const line of readLines(join(folder, file))) {
    count += 1;
    const found = parseCheckpoint(line.text);
    if (!found && torn === undefined && looksTorn(line)) {
      torn = { line: count, bytes: 0 };
    }
    if (!found && torn) {
      torn.bytes += line.bytes;
      continue;
    }
    if (torn) {
      // Each is on the disk before the next is written: no crash tears one that others follow.
      find({ kind: 'forged', file, what: `line ${torn.line} is no checkpoint` });
      before = undefined;
      torn = undefined;
    }
    if (!found) {
      find({ kind: 'forged', file, what: `line ${count} is no checkpoint` });
      before = undefined;
      continue;
    }
    const { chain: named, algorithm, n, before: previous } = found.checkpoint;
    const which = `checkpoint ${count} (record ${n})`;
    if (named !== chain || algorithm !== hash || !isSignedBy(found, keys)) {
      find({ kind: 'forged', n, file, what: `${which} bears no signature of a known key` });
      before = undefined;
      continue;
    }
    const follows = previous === before;
    // What stands after a forged one cannot follow it; that is no second finding.
    if (!follows && before !== undefined) find({ kind: 'removed', n, file, what: `${which} does not follow the one before it` });
    believed.push({ ...found, follows });
    before = digestOf(hash, found.json);
  }
  if (torn) find({ kind: 'torn', file, what: `the last ${torn.bytes} bytes are half a checkpoint` });
  if (count === 0 && !isEmpty) find({ kind: 'removed', file, what: 'all checkpoints were removed' });
  return believed;
}
