import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SEGMENT } from './chainFiles.ts';
import { type NumberedFrame, readFrames } from './journalFrames.ts';

/**
 * Writes what a journal tells of into the chains' files once more. What is there already is written all the same: after a
 * write that the disk failed, nobody knows whether what can be read is on it. What is there and is something else is left to
 * whoever checks the chain, and a file that is not there any more was moved into an archive.
 * @returns the number of its last frame; 0 when there is none
 */
export async function replayJournal(directory: string, name: string): Promise<number> {
  const halves = await Promise.all(['1.journal', '2.journal'].map(file => readHalf(join(directory, name, file))));
  const frames = latestRun(halves);
  for (const [path, told] of framesByFile(frames)) await replayInto(join(directory, path), told);
  return frames.at(-1)?.sequence ?? 0;
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

/** What is told again of a place, or of one before it, takes the place of what was told earlier: that was taken back. */
function framesByFile(frames: readonly NumberedFrame[]): Map<string, NumberedFrame[]> {
  const byFile = new Map<string, NumberedFrame[]>();
  for (const frame of frames) {
    if (!isSegment(frame.path)) continue;
    const standing = (byFile.get(frame.path) ?? []).filter(({ position }) => position < frame.position);
    byFile.set(frame.path, [...standing, frame]);
  }
  return byFile;
}

/** Nothing else is written to, whatever a journal says. */
function isSegment(path: string): boolean {
  const [chain = '', segment = '', ...more] = path.split('/');
  return /^[\w-]+$/.test(chain) && SEGMENT.test(segment) && more.length === 0;
}

async function replayInto(path: string, frames: readonly NumberedFrame[]): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    for (const { position, bytes } of frames) {
      if (!(await takes(file, position, bytes))) break;
      await file.write(bytes, 0, bytes.length, position);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether the bytes are there already, as far as the file goes, or blocks that were never written: these are zeros. */
async function takes(file: FileHandle, position: number, bytes: Uint8Array): Promise<boolean> {
  const { size } = await file.stat();
  if (position > size) return false;
  const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes.length), 0, bytes.length, position);
  const found = buffer.subarray(0, bytesRead);
  return found.includes(0) || found.equals(bytes.subarray(0, bytesRead));
}
