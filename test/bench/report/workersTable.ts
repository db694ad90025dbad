import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import type { Figures } from '../measure/Figures.ts';
import type { Table } from './Table.ts';

/** A row per number of workers; the first row is what the others are compared with. */
export function workersTable(measured: ReadonlyMap<GatewayUnderTest, Figures>, cores: number): Table {
  const [one] = measured.values();
  return {
    title: `Nested, 50 connections, in-flight dedupe off, ${cores} cores shared with departments and load`,
    head: ['gateway', 'requests/s', '× first', 'CPU ms/request', 'its cores', "others' cores", 'p50 ms', 'p99 ms', 'RSS MiB'],
    rows: [...measured].map(([{ name }, each]) => [
      name,
      each.requestsPerSecond,
      each.requestsPerSecond / (one?.requestsPerSecond ?? Number.NaN),
      each.cpuMs,
      (each.requestsPerSecond * each.cpuMs) / 1000,
      each.othersCores,
      ...[each.p50, each.p99, each.rssMiB],
    ]),
    notes: [
      `"Its cores" and "others' cores" are processor time by time, of the gateway with its workers, and of departments and load. Together they cannot be more than ${cores}: where they come near, the ratio of requests/s says what this machine has left, and CPU ms/request says what the workers cost. Departments and load have one core, so near 1 they are the limit.`,
    ],
  };
}
