import { measureRounds } from '../measure/measureRounds.ts';
import { startBench } from '../measure/startBench.ts';
import { compareTable } from '../report/compareTable.ts';
import type { Table } from '../report/Table.ts';
import { NESTED } from './nestedQuery.ts';
import type { Scenario, ScenarioOptions } from './Scenario.ts';

/** Four departments, about seven calls, a deep answer with much repetition: the public benchmark's shape. */
export const nested: Scenario = {
  name: 'nested',
  title: 'Nested: four departments, a deep answer with much repetition',
  run: async options => [
    await measure(options, false),
    ...(options.gateways[0]?.canDedupe ? [await measure(options, true)] : []),
  ],
};

async function measure(options: ScenarioOptions, dedupe: boolean): Promise<Table> {
  await using bench = await startBench({ graph: 'nested', folder: options.folder });
  const gateways = dedupe ? options.gateways.filter(gateway => gateway.canDedupe) : options.gateways;
  await using running = await bench.start(gateways, { dedupe });
  const body = JSON.stringify({ query: NESTED });
  const figures = await measureRounds(running.all, { ...options, bench, body, connections: 50 });
  return compareTable(`50 connections, in-flight dedupe ${dedupe ? 'on' : 'off'}`, figures);
}
