import { join } from 'node:path';
import { CHECKPOINTS, listChain, readChainFacts } from './chainFiles.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoints.ts';
import { readLines, readSegment } from './readLines.ts';
import { type LedgerRecord, parseLine, parseRecord } from './records.ts';

/** A record as it stands in a chain; whether that is what was written is for the verifier to say. */
export interface ChainRecord {
  chain: string;
  hash: string;
  record: LedgerRecord;
}

/** The records of a chain, in the order of its files. What is no record is passed over. */
export async function* readChain(folder: string): AsyncGenerator<ChainRecord, void, undefined> {
  const { chain } = await readChainFacts(folder);
  const { segments } = await listChain(folder);
  for (const segment of segments) {
    for await (const { text } of readSegment(folder, segment, { isLast: segment === segments.at(-1) })) {
      const line = parseLine(text);
      const record = line && parseRecord(line.json);
      if (line && record) yield { chain, hash: line.hash, record };
    }
  }
}

/** The checkpoints of a chain as they stand in it, unchecked; what is none is passed over. */
export async function readCheckpoints(folder: string): Promise<Checkpoint[]> {
  const checkpoints: Checkpoint[] = [];
  if (!(await listChain(folder)).hasCheckpoints) return checkpoints;
  for await (const { text } of readLines(join(folder, CHECKPOINTS))) {
    const found = parseCheckpoint(text);
    if (found) checkpoints.push(found.checkpoint);
  }
  return checkpoints;
}
