import { close, constants, fdatasync, fstat, ftruncate, type NoParamCallback, open, write } from 'node:fs';
import { open as openDirectory, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/**
 * Descriptors instead of `FileHandle`s: one of these costs 3 µs more for each write. What changes files is looked up at each call, so
 * that a test can stand in for the disk.
 */
const opened = promisify(open);
export const closeFile = promisify(close);
export const truncateFile = promisify((file: number, size: number, done: NoParamCallback) => ftruncate(file, size, done));
/** @throws the system's error; then nobody knows which bytes are on the disk, and a second try proves nothing */
export const syncData = promisify((file: number, done: NoParamCallback) => fdatasync(file, done));
const stats = promisify(fstat);

export interface OpenToGrow {
  /** Bytes that it has; 0: it is made where it does not exist. */
  size: number;
  /** More bytes than that are cut off; usually `size`. */
  most: number;
  /** Of open(2), beside those for reading and writing. */
  flags?: number;
  /** Whether a cut was made before that may not be durable. */
  isCut?: boolean;
}

/** Opens a file that only grows. @throws Error when bytes are missing in it, or the system's */
export async function openToGrow(path: string, { size, most, flags = 0, isCut = false }: OpenToGrow): Promise<number> {
  const isNew = size === 0;
  const file = await opened(path, constants.O_RDWR | flags | (isNew ? constants.O_CREAT : 0), 0o640);
  try {
    if (isNew) await syncDirectory(dirname(path));
    const found = await stats(file);
    if (found.size < size) throw new Error(`${path} has lost ${size - found.size} bytes`);
    if (found.size > most || isCut) {
      await truncateFile(file, Math.min(most, found.size));
      await syncData(file);
    }
    return file;
  } catch (error) {
    await closeFile(file).catch(() => {});
    throw error;
  }
}

/** @throws Error when the name no longer leads to this file: a file that was deleted takes what is written, and it is gone */
export async function checkPlace(file: number, path: string, size: number): Promise<void> {
  const [here, there] = await Promise.all([stats(file), stat(path)]);
  if (here.ino !== there.ino) throw new Error(`${path} was replaced by another file`);
  if (here.size < size) throw new Error(`${path} has lost ${size - here.size} bytes`);
}

/** One promise for all steps: this runs for each group of appends, and a lone request is a group. */
export function writeAt(
  file: number,
  bytes: Uint8Array,
  { position, isSynced = false }: { position: number; isSynced?: boolean },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const writeFrom = (offset: number) => {
      write(file, bytes, offset, bytes.length - offset, position + offset, (error, written) => {
        if (error) reject(error);
        // A disk that fills up takes a part first; what is missing brings the error.
        else if (offset + written < bytes.length) writeFrom(offset + written);
        else if (isSynced) fdatasync(file, failure => (failure ? reject(failure) : resolve()));
        else resolve();
      });
    };
    writeFrom(0);
  });
}

/** @throws Error when the work takes longer than so many milliseconds; it goes on all the same */
export async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the disk did not answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A file's name is durable only when its directory is. Windows cannot open directories, and needs no such thing. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await openDirectory(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes durable what anybody wrote to a file, and its name. It may be one that nobody may write to any more, but not on Windows. */
export async function syncFile(path: string): Promise<void> {
  const file = await openDirectory(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(dirname(path));
}
