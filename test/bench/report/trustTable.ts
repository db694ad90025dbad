import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import type { Figures } from '../measure/Figures.ts';
import type { TrustQuestion } from '../trust/questions.ts';
import type { Table } from './Table.ts';

/** A row per gateway, all beside the first, which trusts everybody; the last has everything on, and is judged. */
export function trustTable({ title, bound }: TrustQuestion, measured: ReadonlyMap<GatewayUnderTest, Figures>): Table {
  const figures = [...measured.values()];
  const [off, on] = [figures[0], figures.at(-1)];
  if (!off || !on) throw new Error('There is nothing to compare.');
  const verdict = bound.holds(off, on) ? 'PASS' : 'FAIL';
  return {
    title,
    head: ['trust', 'CPU ms/request', '× off', 'ms more', 'requests/s', 'p50 ms', 'p99 ms', 'peak MiB', 'calls/request'],
    rows: [...measured].map(([{ name }, each]) => [
      name,
      each.cpuMs,
      each.cpuMs / off.cpuMs,
      each.cpuMs - off.cpuMs,
      ...[each.requestsPerSecond, each.p50, each.p99, each.peakMiB, each.callsPerRequest],
    ]),
    notes: [
      `${verdict}: all on costs × ${(on.cpuMs / off.cpuMs).toFixed(3)}, ${(on.cpuMs - off.cpuMs).toFixed(3)} ms more (${bound.text}).`,
    ],
  };
}
