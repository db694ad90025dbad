import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LockOwner, readOwner, stateOf, thisProcess } from './lockOwner.ts';

const LOCK = 'minsheng.lock';

/** How the owner of a directory calls it, and what somebody may do who finds it in use. */
export interface LockedThing {
  what: string;
  remedy: string;
}

/**
 * Makes this process the only owner of a directory: of an embedded database, or of a ledger.
 *
 * PGlite itself takes no lock: two processes on one directory overwrite each other's rows without an error. Lock libraries
 * judge a lock stale by its age, which either keeps a department down after a crash or lets a busy owner lose its lock; the
 * owner's process id together with its start time is exact, so a killed owner's lock is taken over at once.
 *
 * @param directory created when it does not exist
 * @returns a function that gives the directory back
 * @throws DirectoryInUseError when a living process owns the directory, or one on another host that may be living
 */
export function lockDirectory(
  directory: string,
  { what, remedy }: LockedThing = {
    what: `the embedded database in ${directory}`,
    remedy: 'give this one another DATA_DIR',
  },
): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o750 });
  const file = join(directory, LOCK);
  const own = thisProcess();
  for (let attempt = 0; attempt < 5; attempt++) {
    if (appears(file, own)) return releaser(file, own);
    const found = read(file);
    // Given back between the two steps.
    if (found === undefined) continue;
    const owner = readOwner(found);
    const state = owner === undefined ? 'gone' : stateOf(owner);
    if (owner !== undefined && state !== 'gone') throw new DirectoryInUseError(what, inUseBy(owner, state, { file, remedy }));
    removeStale(file, found, own);
  }
  throw new DirectoryInUseError(what, `in use by another process; stop it first, or ${remedy}`);
}

/** Whether a living process owns a directory, or one on another host, which may be living. */
export function isInUse(directory: string): boolean {
  const owner = readOwner(read(join(directory, LOCK)) ?? '');
  return owner !== undefined && stateOf(owner) !== 'gone';
}

/** Whether the last owner of a directory died without giving it back. */
export function isLeft(directory: string): boolean {
  const found = read(join(directory, LOCK));
  return found !== undefined && !isInUse(directory);
}

export class DirectoryInUseError extends Error {
  constructor(what: string, how: string) {
    super(`${what} is ${how}`);
    this.name = 'DirectoryInUseError';
  }
}

function inUseBy(
  { pid, host }: LockOwner,
  state: 'alive' | 'foreign',
  { file, remedy }: { file: string; remedy: string },
): string {
  if (state === 'alive') return `in use by process ${pid}; stop it first, or ${remedy}`;
  return `locked by process ${pid} on the host "${host}", which cannot be looked at from here: make sure that nothing runs there on this directory, then delete ${file}`;
}

/** The lock appears whole or not at all: a reader of a file just opened for writing would find it empty and take it for stale. */
function appears(file: string, own: LockOwner): boolean {
  const draft = `${file}.${own.token}`;
  writeFileSync(draft, `${JSON.stringify(own)}\n`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes a stale lock away. Between the look at it and this step another process may have done the same and locked the directory:
 * what was taken away is therefore looked at again, and a lock that is not the stale one goes back.
 */
function removeStale(file: string, stale: string, own: LockOwner): void {
  const aside = `${file}.${own.token}.stale`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Somebody was faster; the next attempt sees who.
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function releaser(file: string, own: LockOwner): () => void {
  const unlock = () => {
    const found = read(file);
    if (found !== undefined && readOwner(found)?.token === own.token) rmSync(file, { force: true });
  };
  if (held.size === 0) process.on('exit', unlockAll);
  held.add(unlock);
  return () => {
    held.delete(unlock);
    if (held.size === 0) process.removeListener('exit', unlockAll);
    unlock();
  };
}

/** One listener for all: a gateway locks a ledger for each department. */
const held = new Set<() => void>();

function unlockAll(): void {
  for (const unlock of held) unlock();
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // The second: somebody put a file where the directory was.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
