import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CHAIN, listChain, readChainFacts, segmentName } from './chainFiles.ts';
import type { SealedSegment } from './checkpoints.ts';
import { LineWalk } from './LineWalk.ts';
import { readJournaled } from './readJournal.ts';
import { readSegment } from './readLines.ts';
import { type LedgerRecord } from './records.ts';
import { verifyCheckpoints } from './verifyCheckpoints.ts';
import { verifyTornEnds } from './verifyTornEnds.ts';

/**
 * What can be wrong with a chain:
 *
 * - `altered`: a record, or a file beside, is not what was written
 * - `removed`: records, segments or checkpoints that were there are not
 * - `reordered`, `inserted`: a record stands where it was not written, or was never written
 * - `forged`: a checkpoint that the holder of the key did not sign
 * - `unlike`: a checkpoint that was signed for other records
 * - `torn`: an end that a crash left, which no start has told of yet; nobody's doing
 */
export type FindingKind = 'altered' | 'removed' | 'reordered' | 'inserted' | 'forged' | 'unlike' | 'torn';

export interface Finding {
  chain: string;
  kind: FindingKind;
  /** The record concerned, where it is one. */
  n?: number;
  /** The file, within the chain's folder. */
  file: string;
  what: string;
}

export interface ChainReport {
  chain: string;
  records: number;
  checkpoints: number;
  /** Records that no checkpoint covers yet: they are chained, but whoever can write the file could write them anew. */
  unsigned: number;
  /** The last record that a checkpoint covers. */
  signedUntil: { n: number; at: string } | undefined;
  findings: Finding[];
  /** What is right, and still worth knowing. */
  notes: string[];
}

export interface VerifyOptions {
  /** Of those who may sign; any of them fits. */
  keys: readonly KeyObject[];
  /** The oldest segments may be elsewhere, or only some are in this archive. */
  isPart?: boolean;
  /** Sees each record, whether it is right or not. */
  onRecord?: (record: LedgerRecord) => void;
}

/** Reads a whole chain and says everything that is not as it was written. Never throws for what it finds in the files. */
export async function verifyChain(folder: string, { keys, isPart = false, onRecord }: VerifyOptions): Promise<ChainReport> {
  const facts = await readChainFacts(folder);
  const findings: Finding[] = [];
  const notes: string[] = [];
  const find = (finding: Omit<Finding, 'chain'>) => findings.push({ chain: facts.chain, ...finding });
  const { segments } = await listChain(folder);
  const isEmpty = segments.every(name => statSync(join(folder, name)).size === 0);
  const checkpoints = await verifyCheckpoints(folder, facts, { keys, isEmpty, find });
  if (facts.chain !== basename(folder))
    find({ kind: 'altered', file: CHAIN, what: `its folder is ${basename(folder)}, and it says that it is ${facts.chain}` });
  const sealed = checkpoints.flatMap(({ checkpoint }) => checkpoint.sealed);
  const away = missingAtStart(sealed, segments);
  const before = sealed[away - 1];
  if (away > 0 && isPart) notes.push(`records 1 to ${before?.last} are not here (segments ${segmentName(1)} to ${before?.name})`);
  else if (away > 0) find({ kind: 'removed', file: segmentName(1), what: `${segmentName(1)} to ${before?.name} are missing` });

  const walk = new LineWalk(facts, { checkpoints, begins: before, find, onRecord });
  const lastSealed = sealed.at(-1);
  const open = segmentName(sealed.length + 1);
  for (const name of [...sealed.slice(away).map(segment => segment.name), open]) {
    if (segments.includes(name)) await walkSegment(folder, name, { walk, isLast: name === open });
    else if (name !== open || (await isJournaled(folder, name)))
      find({ kind: 'removed', file: name, what: `${name} is missing` });
  }
  for (const name of segments.filter(name => name > open || sealed.slice(0, away).some(one => one.name === name)))
    find({ kind: 'inserted', file: name, what: `${name} is no segment that a checkpoint knows` });
  walk.finish({ isPart: isPart && !segments.includes(open), until: lastSealed?.last });
  await compareSizes(folder, sealed, { segments, findings, find });
  await verifyTornEnds(folder, facts, { repairs: walk.repairs, isPart, find, notes });
  const signed = checkpoints.at(-1)?.checkpoint;
  return {
    chain: facts.chain,
    records: walk.count,
    checkpoints: checkpoints.length,
    unsigned: walk.unsigned,
    signedUntil: signed && { n: signed.n, at: signed.at },
    findings,
    notes,
  };
}

/** How findings are told to whoever collects them. */
export type Find = (finding: Omit<Finding, 'chain'>) => void;

function missingAtStart(sealed: readonly SealedSegment[], segments: readonly string[]): number {
  const first = sealed.findIndex(({ name }) => segments.includes(name));
  return first < 0 ? sealed.length : first;
}

async function walkSegment(folder: string, name: string, { walk, isLast }: { walk: LineWalk; isLast: boolean }): Promise<void> {
  for await (const line of readSegment(folder, name, { isLast })) walk.take(line, { file: name, isLast });
}

/** Whether a journal has what is written to a segment: then it was there. */
async function isJournaled(folder: string, segment: string): Promise<boolean> {
  return (await readJournaled(folder, segment))(0).length > 0;
}

/** Only where nothing else was found in them: a changed size is the consequence of almost everything. */
async function compareSizes(
  folder: string,
  sealed: readonly SealedSegment[],
  { segments, findings, find }: { segments: readonly string[]; findings: readonly Finding[]; find: Find },
): Promise<void> {
  for (const { name, bytes } of sealed) {
    if (!segments.includes(name) || findings.some(({ file }) => file === name)) continue;
    const { size } = await stat(join(folder, name));
    if (size !== bytes) find({ kind: 'altered', file: name, what: `${name} has ${size} bytes and was sealed with ${bytes}` });
  }
}
