import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who owns a directory, as its lock file says. */
export interface LockOwner {
  host: string;
  /** Of the running system; '' where it cannot be read. */
  bootId: string;
  pid: number;
  /** Tells a process from a later one with the same id; `alive` where it cannot be read. */
  startTime: string;
  /** Tells this lock from any other, also of the same process. */
  token: string;
}

export function thisProcess(): LockOwner {
  return {
    host: hostname(),
    bootId: bootId(),
    pid: process.pid,
    startTime: startTimeOf(process.pid) ?? 'alive',
    token: randomUUID(),
  };
}

/** Whether the owner may still use the directory: of a process on another host nobody here can know that it ended. */
export type OwnerState = 'alive' | 'gone' | 'foreign';

export function stateOf(owner: LockOwner): OwnerState {
  if (owner.host !== hostname()) return 'foreign';
  if (owner.bootId !== bootId()) return 'gone';
  return startTimeOf(owner.pid) === owner.startTime ? 'alive' : 'gone';
}

/** @returns undefined for a file that is no complete lock: its writer lost power, because locks appear whole */
export function readOwner(text: string): LockOwner | undefined {
  try {
    const { host, bootId, pid, startTime, token } = JSON.parse(text) as Partial<LockOwner>;
    if (!host || bootId === undefined || !Number.isInteger(pid) || pid === undefined || !startTime || !token) return undefined;
    return { host, bootId, pid, startTime, token };
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** The kernel's start time of a process, so that a reused process id is not taken for the old owner; `alive` where /proc is missing. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return isAlive(pid) ? 'alive' : undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user must not be signalled, but it lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
