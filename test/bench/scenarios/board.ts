import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainProxy } from '../gateways/plainProxy.ts';
import { repository } from '../gateways/repository.ts';
import { measureRounds } from '../measure/measureRounds.ts';
import { startBench } from '../measure/startBench.ts';
import { compareTable } from '../report/compareTable.ts';
import type { Table } from '../report/Table.ts';
import { ONE_FIELD } from './oneFieldQuery.ts';
import type { Scenario, ScenarioOptions } from './Scenario.ts';

/** What ours may cost over the plain proxy, ms. */
const MAY_COST = 0.25;

/** This project's own questions: the leading group's board of 26 indicators, and the smallest question there is. */
export const board: Scenario = {
  name: 'board',
  title: 'Board: this project’s 26 indicators, and one field of one department',
  run: async options => [await wholeBoard(options), await oneField(options)],
};

async function wholeBoard(options: ScenarioOptions): Promise<Table> {
  const query = readFileSync(join(repository, 'schema', 'operations', 'board.graphql'), 'utf8');
  await using bench = await startBench({ graph: 'board', folder: options.folder });
  await using running = await bench.start(options.gateways);
  const figures = await measureRounds(running.all, { ...options, bench, body: JSON.stringify({ query }), connections: 50 });
  return compareTable('The board, 26 indicators of four departments', figures);
}

async function oneField(options: ScenarioOptions): Promise<Table> {
  await using bench = await startBench({ graph: 'board', folder: options.folder });
  await using running = await bench.start([...options.gateways, plainProxy]);
  const figures = await measureRounds(running.all, {
    ...options,
    bench,
    body: JSON.stringify({ query: ONE_FIELD }),
    connections: 10,
  });
  const [ours] = [...figures.values()];
  const over = (ours?.cpuMs ?? Number.NaN) - (figures.get(plainProxy)?.cpuMs ?? Number.NaN);
  const verdict = over < MAY_COST ? 'as it must' : 'too much';
  return compareTable(`One field of one department: \`${ONE_FIELD}\``, figures, [
    `Over the plain proxy, ours costs ${over.toFixed(3)} ms of processor time per request (must be below ${MAY_COST}: ${verdict}).`,
  ]);
}
