import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKPOINTS, listChain, segmentName, segmentNumber } from './chainFiles.ts';
import { parseCheckpoint, type SealedSegment, type SignedCheckpoint } from './checkpoints.ts';
import { cutTornEnd, looksTorn } from './cutTornEnd.ts';
import { syncFile } from './descriptors.ts';
import { LedgerDamaged } from './ledgerErrors.ts';
import { readLines } from './readLines.ts';
import { beginningOf, type ChainEnd, digestOf, type HashName, parseLine, parseRecord, recordHash } from './records.ts';

/** Where a chain goes on. */
export interface RecoveredChain {
  end: ChainEnd;
  /** Hashes of the records after the last checkpoint. */
  unsigned: string[];
  /** Undefined in a chain that begins. */
  lastCheckpoint: SignedCheckpoint | undefined;
  /** The segment to write to, which may not exist yet, and its first record's number. */
  segment: { name: string; size: number; first: number };
  checkpointBytes: number;
}

export interface Recovery {
  folder: string;
  chain: string;
  hash: HashName;
  /** So many bytes of sealed segments are read again, the newest first; of older ones only the size is compared. */
  checkedAtOpen: number;
}

/**
 * Reads what a ledger left behind, and cuts off what it was interrupted in. What is not its own work is no reason to guess.
 * @throws LedgerDamaged for anything that an interruption does not explain
 */
export async function recoverChain(recovery: Recovery): Promise<RecoveredChain> {
  const { folder, chain } = recovery;
  const { segments, hasCheckpoints } = await listChain(folder);
  const { checkpoints, bytes } = hasCheckpoints ? await readCheckpoints(recovery) : { checkpoints: [], bytes: 0 };
  const lastCheckpoint = checkpoints.at(-1);
  const sealed = checkpoints.flatMap(({ checkpoint }) => checkpoint.sealed);
  await checkSealed(sealed, segments, recovery);

  const lastSealed = sealed.at(-1);
  const name = segmentName(lastSealed === undefined ? 1 : segmentNumber(lastSealed.name) + 1);
  const strange = segments.find(segment => segmentNumber(segment) > segmentNumber(name));
  if (strange !== undefined) throw new LedgerDamaged(chain, `no checkpoint knows what came before ${strange}`);
  const isNew = !segments.includes(name);
  const begins = lastSealed === undefined ? beginningOf(recovery.hash, chain) : await endOf(lastSealed, recovery);
  const signed = lastCheckpoint?.checkpoint;
  const open = isNew ? { end: begins, size: 0, unsigned: [] } : await readOpenSegment(name, begins, { recovery, signed });
  if (open.end.n > 0 && signed === undefined) throw new LedgerDamaged(chain, 'its checkpoints are missing');
  if (signed !== undefined && open.end.n < signed.n)
    throw new LedgerDamaged(chain, `it ends with record ${open.end.n}, but a checkpoint was signed for record ${signed.n}`);
  if (signed !== undefined && signed.n === begins.n && signed.hash !== begins.hash)
    throw new LedgerDamaged(chain, `record ${signed.n} is not the one that was signed`);
  return {
    end: open.end,
    unsigned: open.unsigned,
    lastCheckpoint,
    segment: { name, size: open.size, first: begins.n + 1 },
    checkpointBytes: bytes,
  };
}

async function readCheckpoints({ folder, chain, hash }: Recovery) {
  const checkpoints: SignedCheckpoint[] = [];
  let bytes = 0;
  let before = beginningOf(hash, chain).hash;
  let torn: number | undefined;
  for await (const line of readLines(join(folder, CHECKPOINTS))) {
    const found = line.isWhole ? parseCheckpoint(line.text) : undefined;
    if (found === undefined && torn === undefined && looksTorn(line)) {
      torn = line.offset;
      continue;
    }
    // Each is on the disk before the next is written.
    if (torn !== undefined && found !== undefined)
      throw new LedgerDamaged(chain, `checkpoint ${checkpoints.length + 1} was changed: others follow it`);
    if (torn !== undefined) continue;
    if (found === undefined || found.checkpoint.before !== before || found.checkpoint.chain !== chain)
      throw new LedgerDamaged(chain, `checkpoint ${checkpoints.length + 1} does not follow the one before it`);
    checkpoints.push(found);
    before = digestOf(hash, found.json);
    bytes = line.offset + line.bytes;
  }
  if (torn !== undefined) await cutTornEnd(folder, { name: CHECKPOINTS, offset: torn });
  // As with the segment: see `readOpenSegment`.
  await syncFile(join(folder, CHECKPOINTS));
  return { checkpoints, bytes };
}

/** Sealed segments may have been moved away after they were archived, the oldest first; one between others may not. */
async function checkSealed(sealed: readonly SealedSegment[], segments: readonly string[], recovery: Recovery): Promise<void> {
  const { folder, chain, checkedAtOpen } = recovery;
  const firstHere = sealed.findIndex(({ name }) => segments.includes(name));
  const here = firstHere < 0 ? [] : sealed.slice(firstHere);
  let left = checkedAtOpen;
  for (const segment of here.toReversed()) {
    const found = await stat(join(folder, segment.name)).catch(() => undefined);
    if (found === undefined) throw new LedgerDamaged(chain, `${segment.name} is missing`);
    if (found.size !== segment.bytes) throw new LedgerDamaged(chain, `${segment.name} has not the size it was sealed with`);
    left -= segment.bytes;
    if (left >= 0) await checkSegment(segment, sealed[sealed.indexOf(segment) - 1], recovery);
  }
}

async function checkSegment(
  segment: SealedSegment,
  before: SealedSegment | undefined,
  { folder, chain, hash }: Recovery,
): Promise<void> {
  let end: ChainEnd = before === undefined ? beginningOf(hash, chain) : { n: before.last, hash: before.hash, at: 0 };
  for await (const { text } of readLines(join(folder, segment.name))) end = follow(text, end, { chain, hash });
  if (end.n !== segment.last || end.hash !== segment.hash)
    throw new LedgerDamaged(chain, `${segment.name} does not end as it was sealed`);
}

/** The time of its last record is needed too: the next must not be earlier. */
async function endOf(segment: SealedSegment, { folder }: Recovery): Promise<ChainEnd> {
  const end = { n: segment.last, hash: segment.hash, at: 0 };
  const start = Math.max(0, segment.bytes - 1024 * 1024);
  try {
    for await (const { text } of readLines(join(folder, segment.name), start)) {
      const at = parseRecord(parseLine(text)?.json ?? '')?.at;
      if (at !== undefined) end.at = Date.parse(at);
    }
  } catch (error) {
    // Moved into an archive.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return end;
}

async function readOpenSegment(
  name: string,
  begins: ChainEnd,
  { recovery, signed }: { recovery: Recovery; signed: { n: number; hash: string } | undefined },
) {
  const { folder, chain } = recovery;
  const unsigned: string[] = [];
  let end = begins;
  let size = 0;
  for await (const line of readLines(join(folder, name))) {
    if (looksTorn(line) && end.n >= (signed?.n ?? 0)) {
      await cutTornEnd(folder, { name, offset: line.offset });
      break;
    }
    end = follow(line.text, end, recovery);
    size = line.offset + line.bytes;
    if (end.n === signed?.n && end.hash !== signed.hash)
      throw new LedgerDamaged(chain, `record ${end.n} is not the one that was signed`);
    if (end.n > (signed?.n ?? 0)) unsigned.push(end.hash);
  }
  // What a killed process wrote can be read, and may not be on the disk: nothing is built on it before it is.
  await syncFile(join(folder, name));
  return { end, size, unsigned };
}

function follow(text: string, before: ChainEnd, { chain, hash }: Pick<Recovery, 'chain' | 'hash'>): ChainEnd {
  const line = parseLine(text);
  const record = line && parseRecord(line.json);
  const n = before.n + 1;
  if (!line || !record || record.n !== n || recordHash(hash, before.hash, line.json) !== line.hash)
    throw new LedgerDamaged(chain, `record ${n} is not what was written after record ${before.n}`);
  return { n, hash: line.hash, at: Date.parse(record.at) };
}
