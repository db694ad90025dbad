import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import type { HashName } from './records.ts';

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

export interface SignedCheckpoint {
  checkpoint: Checkpoint;
  /** The text that is signed, and hashed for the checkpoint after it. */
  json: string;
  signature: string;
}

/** A line of `checkpoints.log`: `<signature, base64url> <JSON>\n`. The signature is Ed25519 (RFC 8032) over the JSON's bytes. */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): SignedCheckpoint {
  const json = JSON.stringify(checkpoint);
  return { checkpoint, json, signature: sign(null, Buffer.from(json), key).toString('base64url') };
}

export function checkpointLine({ signature, json }: SignedCheckpoint): string {
  return `${signature} ${json}\n`;
}

/** @returns undefined for a text that is no line of checkpoints */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const [, signature, json] = /^([\w-]{86}) (\{.*\})$/s.exec(text) ?? [];
  if (signature === undefined || json === undefined) return undefined;
  try {
    const checkpoint: Checkpoint = JSON.parse(json);
    if (!Number.isSafeInteger(checkpoint.n) || !Array.isArray(checkpoint.sealed)) return undefined;
    return { checkpoint, json, signature };
  } catch {
    return undefined;
  }
}

/** Whether one of the keys signed it. */
export function isSignedBy({ json, signature }: SignedCheckpoint, keys: readonly KeyObject[]): boolean {
  return keys.some(key => verify(null, Buffer.from(json), key, Buffer.from(signature, 'base64url')));
}

/** Tells keys apart: the first 16 hex digits of the SHA-256 of the public key (SPKI, DER). */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}
