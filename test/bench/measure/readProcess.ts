import { readFileSync, writeFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const MS_PER_TICK = 10;

export interface ProcessFigures {
  /** User and system time of all its threads since it started, ms. */
  cpuMs: number;
  /** Resident memory now and at its highest since `resetPeak`, MiB. */
  rssMiB: number;
  peakMiB: number;
}

/** What the kernel knows about a process and those that it started, together (proc(5)). */
export function readProcess(pid: number): ProcessFigures {
  const all = [pid, ...childrenOf(pid)].map(readOne);
  const sum = (name: keyof ProcessFigures) => all.reduce((total, figures) => total + figures[name], 0);
  return { cpuMs: sum('cpuMs'), rssMiB: sum('rssMiB'), peakMiB: sum('peakMiB') };
}

function readOne(pid: number): ProcessFigures {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets and may hold blanks; utime and stime are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK,
    rssMiB: mib('VmRSS'),
    peakMiB: mib('VmHWM'),
  };
}

/** Lets the peak of resident memory start anew, of a process and those that it started. */
export function resetPeak(pid: number): void {
  for (const each of [pid, ...childrenOf(pid)]) writeFileSync(`/proc/${each}/clear_refs`, '5');
}

/** Processes that the main thread started: workers. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
