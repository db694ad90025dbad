import { crc32 } from 'node:zlib';

/** What was appended to a file, and where. */
export interface Frame {
  /** From the directory of the chains. */
  path: string;
  position: number;
  bytes: Uint8Array;
}

export interface NumberedFrame extends Frame {
  /** Counted up by one from frame to frame, also over the two halves and over starts. */
  sequence: number;
}

const HEAD = /^(\d+) (\d+) (\d+) (\S+) ([0-9a-f]+)$/;
const NEWLINE = 0x0a;

/** `<sequence> <position> <length> <path> <CRC-32, hex>\n<bytes>`; the sum is over all before it and the bytes. */
export function writeFrame({ path, position, bytes }: Frame, sequence: number): [Buffer, Uint8Array] {
  const head = `${sequence} ${position} ${bytes.length} ${path}`;
  return [Buffer.from(`${head} ${sumOf(head, bytes)}\n`), bytes];
}

/** The frames of one lap: up to the first that is torn, or was left by the lap before. */
export function readFrames(journal: Buffer): NumberedFrame[] {
  const frames: NumberedFrame[] = [];
  for (let offset = 0; ; ) {
    const end = journal.indexOf(NEWLINE, offset);
    if (end < 0) return frames;
    const found = HEAD.exec(journal.toString('latin1', offset, end));
    if (!found) return frames;
    const [, sequence = '', position = '', length = '', path = '', sum = ''] = found;
    const bytes = journal.subarray(end + 1, end + 1 + Number(length));
    if (sumOf(`${sequence} ${position} ${length} ${path}`, bytes) !== sum) return frames;
    const before = frames.at(-1)?.sequence;
    if (before !== undefined && Number(sequence) !== before + 1) return frames;
    frames.push({ sequence: Number(sequence), position: Number(position), path, bytes });
    offset = end + 1 + bytes.length;
  }
}

function sumOf(head: string, bytes: Uint8Array): string {
  return crc32(bytes, crc32(head)).toString(16);
}
