import { Writable } from 'node:stream';
import { pino } from 'pino';

/** A log that a test can read: one object per line. */
export function readableLog() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  return { lines, log: pino(stream) };
}
