import { hash } from 'node:crypto';

/** SM3 is GB/T 32905, SHA-256 is FIPS 180-4. */
export type HashName = 'sm3' | 'sha256';

/** What a ledger says of a record that is durable: its number in the chain, and its hash. */
export interface Appended {
  n: number;
  hash: string;
}

/** A line of a segment: `<hash> <JSON>\n`. */
export interface RecordLine {
  hash: string;
  json: string;
}

/** Where a chain stands after a record. */
export interface ChainEnd extends Appended {
  /** Of the last record, in milliseconds. */
  at: number;
}

const LINE = /^([0-9a-f]{64}) (\{.*\})$/s;

/** Hex of the hash of a text's UTF-8. */
export function digestOf(name: HashName, text: string | Uint8Array): string {
  return hash(name, text, 'hex');
}

/** Where a chain begins: the first record follows the hash of the chain's name, so no chain passes for another. */
export function beginningOf(name: HashName, chain: string): ChainEnd {
  return { n: 0, hash: digestOf(name, chain), at: 0 };
}

/**
 * The hash of a record: over the hex text of the hash before it, and the bytes of its JSON. Anybody can check one with
 * `printf '%s%s' "$before" "$json" | openssl dgst -sm3`.
 */
export function recordHash(name: HashName, before: string, json: string): string {
  return digestOf(name, before + json);
}

/** @returns undefined for a text that is no line of a ledger */
export function parseLine(text: string): RecordLine | undefined {
  const [, found, json] = LINE.exec(text) ?? [];
  return found === undefined || json === undefined ? undefined : { hash: found, json };
}

/** What every record has, beside its own members. */
export interface LedgerRecord {
  n: number;
  /** UTC, milliseconds; never earlier than that of the record before. */
  at: string;
  /** What the clock said, where it said something earlier: it was set back. */
  clock?: string;
  event: string;
  [member: string]: unknown;
}

/** @returns undefined when the JSON is none, or no record's */
export function parseRecord(json: string): LedgerRecord | undefined {
  try {
    const record: Partial<LedgerRecord> = JSON.parse(json);
    return Number.isSafeInteger(record.n) && typeof record.at === 'string' ? (record as LedgerRecord) : undefined;
  } catch {
    return undefined;
  }
}
