import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { oursWithWorkers } from '../gateways/oursWithWorkers.ts';
import { measureRounds } from '../measure/measureRounds.ts';
import { startBench } from '../measure/startBench.ts';
import { machineFacts } from '../report/machineFacts.ts';
import { printTable } from '../report/printTable.ts';
import { workersTable } from '../report/workersTable.ts';
import { writeResults } from '../report/writeResults.ts';
import { NESTED } from '../scenarios/nestedQuery.ts';

/** `npm run workers`: our gateway with one worker, two, and more, over the nested scenario. */
const program = new Command('workers')
  .argument('[number...]', 'of workers, the first to compare with', [1, 2])
  .option('--rounds <number>', 'how often each takes its turn', count, 3)
  .option('--seconds <number>', 'load on each in each round', count, 8)
  .option('--write', 'write results/workers.md and .json')
  .parse();
const { rounds, seconds, write } = program.opts<{ rounds: number; seconds: number; write?: boolean }>();
const gateways = (program.processedArgs[0] as (string | number)[]).map(number => oursWithWorkers(count(String(number))));
const folder = mkdtempSync(join(tmpdir(), 'minsheng-workers-'));
try {
  await using bench = await startBench({ graph: 'nested', folder });
  await using running = await bench.start(gateways);
  const body = JSON.stringify({ query: NESTED });
  const progress = (line: string) => console.log(`  ${line}`);
  const figures = await measureRounds(running.all, { bench, body, connections: 50, rounds, seconds, progress });
  for (const [fact, value] of Object.entries(machineFacts())) console.log(`${fact}: ${value}`);
  const tables = [workersTable(figures, availableParallelism())];
  console.log(`\n${tables.map(printTable).join('\n')}`);
  const title = 'Workers: how requests per second grow with them';
  if (write) console.log(`written: ${writeResults({ name: 'workers', title, script: 'workers', tables, gateways })}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// undici's idle connections of this process would keep it alive for seconds.
process.exit();

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a whole number above 0.');
  return Number(text);
}
