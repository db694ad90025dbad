import { createHash, type KeyObject } from 'node:crypto';
import type { HashName } from './records.ts';
import { parseSignedLine, type SignedLine, signLine } from './signedLines.ts';

/** A segment to which nothing more is added. Its last hash stands for everything in it. */
export interface SealedSegment {
  name: string;
  bytes: number;
  first: number;
  last: number;
  hash: string;
}

/** What the holder of the key signs: how far the chain goes, and what is in it. */
export interface Checkpoint {
  chain: string;
  algorithm: HashName;
  /** The last record it covers, and its hash. */
  n: number;
  hash: string;
  /** The Merkle root of the records after the checkpoint before. */
  root: string;
  at: string;
  /** The hash of the checkpoint before, of its JSON. */
  before: string;
  /** Sealed since the checkpoint before. */
  sealed: readonly SealedSegment[];
  /** By which key; see `keyIdOf`. */
  key: string;
}

/** A line of `checkpoints.log`. Its JSON is hashed for the checkpoint after it. */
export interface SignedCheckpoint extends SignedLine {
  checkpoint: Checkpoint;
}

export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): SignedCheckpoint {
  return { checkpoint, ...signLine(checkpoint, key) };
}

/** @returns undefined for a text that is no line of checkpoints */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const line = parseSignedLine(text);
  if (!line) return undefined;
  try {
    const checkpoint: Checkpoint = JSON.parse(line.json);
    if (!Number.isSafeInteger(checkpoint.n) || !Array.isArray(checkpoint.sealed)) return undefined;
    return { checkpoint, ...line };
  } catch {
    return undefined;
  }
}

/** Tells keys apart: the first 16 hex digits of the SHA-256 of the public key (SPKI, DER). */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}
