/** One gateway's figures, of one round or the median of all. Times in milliseconds, memory in MiB. */
export interface Figures {
  completed: number;
  cpuMs: number;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  rssMiB: number;
  peakMiB: number;
  callsPerRequest: number;
  /** Cores that departments and load took meanwhile: processor time by time. */
  othersCores: number;
  probeP99?: number;
}
