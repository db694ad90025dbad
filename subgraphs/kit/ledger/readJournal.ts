import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SEGMENT } from './chainFiles.ts';
import { type Frame, type NumberedFrame, readFrames } from './journalFrames.ts';

/** A journal is a folder beside those of its chains. */
const JOURNAL = /^journal-/;
/** Each is written in its turn. */
export const HALVES = ['1.journal', '2.journal'] as const;

/** What a journal tells of segments, by their path in the directory; in the order of their bytes, and none twice. */
export async function readJournal(folder: string): Promise<Map<string, Frame[]>> {
  const halves = await Promise.all(HALVES.map(file => readHalf(join(folder, file))));
  return standingFrames(latestRun(halves));
}

/**
 * The bytes of a segment that a journal has, and the segment has not yet: its writer lives, or was killed a moment after.
 * @param size of the segment, or more than it had when this is called: what is written meanwhile is not told twice
 */
export async function readJournaled(folder: string, segment: string): Promise<(size: number) => Buffer> {
  const directory = dirname(folder);
  const names = (await readdir(directory)).filter(name => JOURNAL.test(name));
  const journals = await Promise.all(names.map(name => readJournal(join(directory, name))));
  const told = journals.flatMap(journal => journal.get(`${basename(folder)}/${segment}`) ?? []);
  return size => {
    const more: Uint8Array[] = [];
    let end = size;
    for (const { position, bytes } of told.toSorted((one, other) => one.position - other.position)) {
      if (position > end) break;
      if (position + bytes.length <= end) continue;
      more.push(bytes.subarray(end - position));
      end = position + bytes.length;
    }
    return Buffer.concat(more);
  };
}

async function readHalf(path: string): Promise<NumberedFrame[]> {
  try {
    return readFrames(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The half that was written last, and the other if it comes directly before: otherwise it is of a lap that is long durable. */
function latestRun(halves: readonly NumberedFrame[][]): NumberedFrame[] {
  const [earlier = [], later = []] = halves.toSorted((one, other) => lastOf(one) - lastOf(other));
  return lastOf(earlier) + 1 === later[0]?.sequence ? [...earlier, ...later] : later;
}

function lastOf(frames: readonly NumberedFrame[]): number {
  return frames.at(-1)?.sequence ?? 0;
}

/** What is told again of a place, or of one before it, takes the place of what was told earlier: that was never acknowledged. */
function standingFrames(frames: readonly NumberedFrame[]): Map<string, Frame[]> {
  const byFile = new Map<string, Frame[]>();
  for (const frame of frames) {
    if (!isSegment(frame.path)) continue;
    const standing = byFile.get(frame.path) ?? [];
    while ((standing.at(-1)?.position ?? -1) >= frame.position) standing.pop();
    standing.push(frame);
    byFile.set(frame.path, standing);
  }
  return byFile;
}

/** Nothing else is written to, whatever a journal says. */
export function isSegment(path: string): boolean {
  const [chain = '', segment = '', ...more] = path.split('/');
  return /^[\w-]+$/.test(chain) && SEGMENT.test(segment) && more.length === 0;
}
