import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import type { Figures } from '../measure/Figures.ts';
import type { Table } from './Table.ts';

/** The ordinary table: a row per gateway, and how many times our processor time each takes. Ours is the first. */
export function compareTable(
  title: string,
  measured: ReadonlyMap<GatewayUnderTest, Figures>,
  notes: readonly string[] = [],
): Table {
  const ours = [...measured.values()][0]?.cpuMs ?? Number.NaN;
  return {
    title,
    head: ['gateway', 'CPU ms/request', '× ours', 'requests/s', 'p50 ms', 'p99 ms', 'RSS MiB', 'peak MiB', 'calls/request'],
    rows: [...measured].map(([{ name }, each]) => [
      name,
      each.cpuMs,
      each.cpuMs / ours,
      each.requestsPerSecond,
      ...[each.p50, each.p99, each.rssMiB, each.peakMiB, each.callsPerRequest],
    ]),
    notes,
  };
}
