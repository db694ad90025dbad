import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncDirectory } from './descriptors.ts';
import type { Frame } from './journalFrames.ts';
import { LedgerDamaged } from './ledgerErrors.ts';
import { readCheckpoints } from './readChain.ts';
import { HALVES, readJournal } from './readJournal.ts';

/**
 * Writes what a journal tells of into the chains' files once more, and then empties it. What is there already is written all the
 * same: after a write that the disk failed, nobody knows whether what can be read is on it. A sealed segment that is not there any more was
 * moved into an archive. Any other that is not, or is something else, was removed or changed by somebody.
 * @returns the bytes that each file must have at least, by its path in the directory
 * @throws LedgerDamaged of what somebody changed, or the system's error; then the journal still has all of it, for the verifier and for
 * every later start
 */
export async function replayJournal(directory: string, name: string): Promise<Map<string, number>> {
  const folder = join(directory, name);
  const sizes = new Map<string, number>();
  let damaged: LedgerDamaged | undefined;
  for (const [path, frames] of await readJournal(folder)) {
    const placed = await replayInto(join(directory, path), frames);
    if (placed === undefined && (await isSealed(join(directory, path)))) continue;
    if (placed !== frames.length) {
      const what = placed === undefined ? 'is missing' : 'is not what was written';
      damaged ??= new LedgerDamaged(dirname(path), `${basename(path)} ${what}: ${folder} tells of it`);
    }
    const last = frames.at(-1);
    sizes.set(path, (last?.position ?? 0) + (last?.bytes.length ?? 0));
  }
  if (damaged) throw damaged;
  await emptyJournal(folder);
  return sizes;
}

/** Frames that stayed behind would be told once more, in the middle of those of another run. */
export async function emptyJournal(folder: string): Promise<void> {
  for (const half of HALVES) {
    const file = await open(join(folder, half), 'w', 0o640);
    await file.sync().finally(() => file.close());
  }
  await syncDirectory(folder);
}

/** @returns how many of the frames are in it now; undefined where it is not there */
async function replayInto(path: string, frames: readonly Frame[]): Promise<number | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  let placed = 0;
  try {
    for (const { position, bytes } of frames) {
      if (!(await canTake(file, position, bytes))) continue;
      await writeWhole(file, position, bytes);
      placed += 1;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(dirname(path));
  return placed;
}

/** Whether a checkpoint says that nothing more was written to it; the verifier says whether that is true. */
async function isSealed(segment: string): Promise<boolean> {
  const checkpoints = await readCheckpoints(dirname(segment)).catch(() => []);
  return checkpoints.some(({ sealed }) => sealed.some(({ name }) => name === basename(segment)));
}

/** Whether the bytes are there already, as far as the file goes, or blocks that were never written: these are zeros. */
async function canTake(file: FileHandle, position: number, bytes: Uint8Array): Promise<boolean> {
  const { size } = await file.stat();
  if (position > size) return false;
  const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes.length), 0, bytes.length, position);
  const found = buffer.subarray(0, bytesRead);
  return found.includes(0) || found.equals(bytes.subarray(0, bytesRead));
}

/** A disk that fills up takes a part first; what is missing brings the error. */
async function writeWhole(file: FileHandle, position: number, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset, position + offset);
    offset += bytesWritten;
  }
}
