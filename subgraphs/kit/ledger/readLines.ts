import { createReadStream } from 'node:fs';

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
export async function* readLines(path: string, start = 0): AsyncGenerator<FileLine, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = start;
  for await (const chunk of createReadStream(path, { start, highWaterMark: 1 << 20 })) {
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
