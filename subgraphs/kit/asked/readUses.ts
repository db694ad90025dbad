import { join } from 'node:path';
import { listChain } from '../ledger/chainFiles.ts';
import { readLines } from '../ledger/readLines.ts';
import { type LedgerRecord, parseLine, parseRecord } from '../ledger/records.ts';
import type { AskedRecord } from './describeCall.ts';

/** A call to this department as its ledger has it. */
export type Use = LedgerRecord & AskedRecord;

export interface UseQuery {
  since: Date;
  /** Exclusive. */
  until: Date | undefined;
  /** Only records of a smaller number. */
  before: number | undefined;
  /** Texts that the record of a call that is wanted contains as they stand: cheaper than reading the record. */
  mentions: readonly string[];
  isWanted: (use: Use) => boolean;
  /** So many at most. */
  most: number;
}

/** More lines than that are not looked through for one answer. */
const MOST_LINES = 2_000_000;

/** The time asked for holds more than can be looked through for one answer. */
export class TooManyRecords extends Error {}

/** The newest first. @throws TooManyRecords */
export async function readUses(folder: string, query: UseQuery): Promise<Use[]> {
  const since = query.since.toISOString();
  const found: Use[] = [];
  let lines = 0;
  for (const segment of (await listChain(folder)).segments.reverse()) {
    const ofSegment: Use[] = [];
    let isOldest = false;
    for await (const { text, isWhole, offset } of readLines(join(folder, segment))) {
      if (offset === 0) isOldest = isBefore(text, since);
      lines += 1;
      if (lines > MOST_LINES) throw new TooManyRecords();
      const use = isWhole ? readUse(text, query, since) : undefined;
      if (use) ofSegment.push(use);
      // Older ones than can be handed out need not be kept.
      if (ofSegment.length >= 2 * query.most) ofSegment.splice(0, ofSegment.length - query.most);
    }
    found.push(...ofSegment.reverse());
    if (isOldest || found.length >= query.most) break;
  }
  return found.slice(0, query.most);
}

function readUse(text: string, { until, before, mentions, isWanted }: UseQuery, since: string): Use | undefined {
  if (!mentions.every(mention => text.includes(mention))) return undefined;
  const line = parseLine(text);
  const record = line && parseRecord(line.json);
  if (record?.event !== 'asked' || record.at < since) return undefined;
  if (until !== undefined && record.at >= until.toISOString()) return undefined;
  if (before !== undefined && record.n >= before) return undefined;
  return isWanted(record as Use) ? (record as Use) : undefined;
}

function isBefore(text: string, since: string): boolean {
  const line = parseLine(text);
  const record = line && parseRecord(line.json);
  return record !== undefined && record.at < since;
}
