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

/** What the kernel knows about a process (proc(5)). */
export function readProcess(pid: number): ProcessFigures {
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

/** Lets the peak of resident memory start anew. */
export function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
