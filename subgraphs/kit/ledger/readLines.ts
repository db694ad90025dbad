import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { readJournaled } from './readJournal.ts';

export interface FileLine {
  /** Without its end. */
  text: string;
  /** Where it begins in the file, and how many bytes it has with its end. */
  offset: number;
  bytes: number;
  /** Whether it has an end: the last line of a file may lack it. */
  isWhole: boolean;
}

const NEWLINE = 0x0a;

/** The lines of a file, in bytes exactly as they are: `readline` would take other characters for the end of a line. */
export function readLines(path: string, start = 0): AsyncGenerator<FileLine, void, undefined> {
  return linesOf(createReadStream(path, { start, highWaterMark: 1 << 20 }), start);
}

/** The lines of a segment, also those that only its journal has at this moment. Only the last segment of a chain may have such. */
export async function* readSegment(
  folder: string,
  segment: string,
  { isLast }: { isLast: boolean },
): AsyncGenerator<FileLine, void, undefined> {
  const path = join(folder, segment);
  if (isLast) yield* linesOf(bytesAndJournaled(folder, segment), 0);
  else yield* readLines(path);
}

async function* bytesAndJournaled(folder: string, segment: string): AsyncGenerator<Buffer, void, undefined> {
  // The journal first: what it no longer tells of is in the file by then.
  const beyond = await readJournaled(folder, segment);
  let size = 0;
  for await (const chunk of createReadStream(join(folder, segment), { highWaterMark: 1 << 20 })) {
    size += chunk.length;
    yield chunk;
  }
  yield beyond(size);
}

async function* linesOf(chunks: AsyncIterable<Buffer>, start: number): AsyncGenerator<FileLine, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = start;
  for await (const chunk of chunks) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = data.indexOf(NEWLINE, from); end >= 0; end = data.indexOf(NEWLINE, from)) {
      yield { text: data.toString('utf8', from, end), offset: offset + from, bytes: end + 1 - from, isWhole: true };
      from = end + 1;
    }
    offset += from;
    rest = data.subarray(from);
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), offset, bytes: rest.length, isWhole: false };
}
