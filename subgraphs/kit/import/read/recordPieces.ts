import { createReadStream } from 'node:fs';
import type { CsvScanner } from './csvScanner.ts';

/**
 * Reads a CSV file in pieces that end where a record ends, so that each can be decoded and parsed alone.
 * Memory is bounded: the scanner stops the reading at a cell above its limit, before a piece can grow.
 * The last piece is an incomplete record when the file is cut off (`scanner.atRecordEnd` is false then).
 */
export async function* recordPieces(path: string, scanner: CsvScanner): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>) {
    const complete = scanner.scan(chunk);
    if (scanner.problem !== undefined) return;
    if (complete === 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const head = chunk.subarray(0, complete);
    yield rest.length === 0 ? head : Buffer.concat([rest, head]);
    rest = chunk.subarray(complete);
  }
  if (rest.length > 0) yield rest;
}

/**
 * Small: between two pieces the event loop serves the database connection, and a batch needs eight round trips. With 256 KiB the
 * server waited for us a third of the time.
 */
const PIECE_BYTES = 64 * 1024;
