import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes this process the only owner of an embedded database's directory.
 *
 * PGlite itself takes no lock: two processes on one directory overwrite each other's rows without an error. Lock libraries
 * judge a lock stale by its age, which either keeps a department down after a crash or lets a busy owner lose its lock; the
 * owner's process id together with its start time is exact, so a killed owner's lock is taken over at once.
 *
 * @param directory created when it does not exist
 * @returns a function that gives the directory back
 * @throws DirectoryInUseError when a living process owns the directory
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'minsheng.lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, `${process.pid} ${startTimeOf(process.pid)}\n`);
      closeSync(handle);
      const unlock = () => rmSync(file, { force: true });
      process.once('exit', unlock);
      return () => {
        process.removeListener('exit', unlock);
        unlock();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = livingOwnerOf(file);
      if (owner !== undefined) throw new DirectoryInUseError(directory, owner);
      rmSync(file, { force: true });
    }
  }
  throw new DirectoryInUseError(directory, undefined);
}

export class DirectoryInUseError extends Error {
  constructor(directory: string, owner: number | undefined) {
    const who = owner === undefined ? 'another process' : `process ${owner}`;
    super(`the embedded database in ${directory} is in use by ${who}; stop it first, or give this one another DATA_DIR`);
    this.name = 'DirectoryInUseError';
  }
}

function livingOwnerOf(file: string): number | undefined {
  const [pid, startTime] = readFileSync(file, 'utf8').trim().split(' ');
  const owner = Number(pid);
  if (!Number.isInteger(owner) || owner <= 0) return undefined;
  return startTimeOf(owner) === startTime ? owner : undefined;
}

/** The kernel's start time of a process, so that a reused process id is not taken for the old owner; `alive` where /proc is missing. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    try {
      process.kill(pid, 0);
      return 'alive';
    } catch {
      return undefined;
    }
  }
}
