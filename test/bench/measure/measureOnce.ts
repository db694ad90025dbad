import type { LoadGenerator } from '../load/LoadGenerator.ts';
import type { LoadOrder } from '../load/LoadOrder.ts';
import type { Figures } from './Figures.ts';
import { readProcess, resetPeak } from './readProcess.ts';
import type { RunningDepartments } from './startDepartments.ts';
import type { RunningGateway } from './startGateway.ts';

/** Who takes part in a measurement. */
export interface Bench {
  load: LoadGenerator;
  departments: RunningDepartments;
}

/** One run of load against one gateway. A wrong answer is an error: a fast wrong gateway is none. */
export async function measureOnce(
  { gateway, pid, url }: RunningGateway,
  order: Omit<LoadOrder, 'url'>,
  bench: Bench,
): Promise<Figures> {
  resetPeak(pid);
  const othersMs = () => readProcess(bench.departments.pid).cpuMs + readProcess(bench.load.pid).cpuMs;
  const othersBefore = othersMs();
  const before = readProcess(pid);
  const callsBefore = await bench.departments.calls();
  const result = await bench.load.send({ ...order, url, ...(gateway.headers && { headers: gateway.headers }) });
  const calls = (await bench.departments.calls()) - callsBefore;
  const after = readProcess(pid);
  const others = othersMs() - othersBefore;
  if (result.wrong !== undefined) throw new Error(`${gateway.name} answered wrong: ${result.wrong}`);
  const { completed, wallMs, p50, p99, probeP99 } = result;
  return {
    completed,
    cpuMs: (after.cpuMs - before.cpuMs) / completed,
    requestsPerSecond: (completed / wallMs) * 1000,
    ...{ p50, p99 },
    rssMiB: after.rssMiB,
    peakMiB: after.peakMiB,
    callsPerRequest: calls / completed,
    othersCores: others / wallMs,
    ...(probeP99 === undefined ? {} : { probeP99 }),
  };
}
