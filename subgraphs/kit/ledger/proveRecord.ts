import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { CHECKPOINTS, listChain, readChainFacts } from './chainFiles.ts';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoints.ts';
import { inclusionPath, type ProofStep, rootAlong } from './merkleProof.ts';
import { readChain } from './readChain.ts';
import { readLines, readSegment } from './readLines.ts';
import { beginningOf, parseLine, parseRecord, recordHash } from './records.ts';
import { isSignedBy } from './signedLines.ts';

/** Everything that is needed to see that a record is one of those that were signed, without any other record. */
export interface InclusionProof {
  /** The record's JSON, and the hash it follows. */
  record: string;
  before: string;
  path: ProofStep[];
  /** The checkpoint's JSON, exactly as signed. */
  checkpoint: string;
  signature: string;
}

/** @throws Error when the chain has no such record, or no checkpoint covers it yet */
export async function proveRecord(folder: string, n: number): Promise<InclusionProof> {
  const { chain, hash } = await readChainFacts(folder);
  const { signed, after } = (await findCheckpoint(folder, n)) ?? (await sayUncovered(folder, { chain, n }));
  const leaves: string[] = [];
  let found: { record: string; before: string } | undefined;
  let before = beginningOf(hash, chain).hash;
  const { segments } = await listChain(folder);
  for (const segment of segments) {
    for await (const { text } of readSegment(folder, segment, { isLast: segment === segments.at(-1) })) {
      const line = parseLine(text);
      const at = parseRecord(line?.json ?? '')?.n;
      if (!line || at === undefined) continue;
      if (at === n) found = { record: line.json, before };
      before = line.hash;
      if (at > after && at <= signed.checkpoint.n) leaves.push(line.hash);
    }
  }
  if (!found) throw new Error(`the chain "${chain}" has no record ${n} here`);
  const { json, signature } = signed;
  return { ...found, path: inclusionPath(hash, leaves, n - after - 1), checkpoint: json, signature };
}

/** @returns why the proof proves nothing; undefined when it does */
export function verifyProof(proof: InclusionProof, keys: readonly KeyObject[]): string | undefined {
  const signed = parseCheckpoint(`${proof.signature} ${proof.checkpoint}`);
  if (!signed) return 'its checkpoint is none';
  if (!isSignedBy(signed, keys)) return 'its checkpoint bears no signature of a known key';
  const { algorithm, root } = signed.checkpoint;
  const leaf = recordHash(algorithm, proof.before, proof.record);
  if (rootAlong(algorithm, leaf, proof.path) !== root) return 'its record is none of those that the checkpoint was signed for';
  return undefined;
}

async function findCheckpoint(folder: string, n: number): Promise<{ signed: SignedCheckpoint; after: number } | undefined> {
  let after = 0;
  for await (const { text } of readLines(join(folder, CHECKPOINTS))) {
    const signed = parseCheckpoint(text);
    if (!signed) continue;
    if (signed.checkpoint.n >= n) return { signed, after };
    after = signed.checkpoint.n;
  }
  return undefined;
}

async function sayUncovered(folder: string, { chain, n }: { chain: string; n: number }): Promise<never> {
  let last = 0;
  for await (const { record } of readChain(folder)) last = record.n;
  if (n > last) throw new Error(`the chain "${chain}" has no record ${n}; its last is ${last}`);
  throw new Error(
    `no checkpoint covers record ${n} of the chain "${chain}" yet. The next comes after 1,000 records, a minute, or when the ledger is closed`,
  );
}
