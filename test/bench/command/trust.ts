import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import { importGraph } from '../graphs/importGraph.ts';
import type { Figures } from '../measure/Figures.ts';
import { measureEachRound } from '../measure/measureRounds.ts';
import { startBench } from '../measure/startBench.ts';
import { machineFacts } from '../report/machineFacts.ts';
import { printTable } from '../report/printTable.ts';
import type { Table } from '../report/Table.ts';
import { trustTable } from '../report/trustTable.ts';
import { writeResults } from '../report/writeResults.ts';
import { type TrustQuestion, trustQuestions } from '../trust/questions.ts';
import { Trust, trustParts } from '../trust/Trust.ts';

/**
 * Evidence and signatures bring code of their own, which V8 goes on compiling for some ten thousand requests: on a quiet machine its
 * compiler took 119 µs of a request at first and 63 later, all off 70 and 36. A gateway runs for weeks.
 */
const WARM_UP = { requests: 20_000, cpuMs: 20_000 };

/**
 * In how many turns each round's load is given: the machine is quicker and slower for seconds at a time, and 8 seconds of one
 * beside 8 of another compared those (three rounds in a row said 1.13, 1.35 and 1.26).
 */
const TURNS = 4;

/**
 * `npm run trust`: what identity, policy, signing and evidence cost our gateway, all off beside all on. Ends with 1 when a
 * bound is broken. Each round begins with new processes: what V8 makes of one and the same code differs from process to process by a
 * tenth, which is as much as is to be judged here.
 */
const program = new Command('trust')
  .argument('[question...]', `of ${Object.keys(trustQuestions).join(', ')}; all unless named`)
  .option('--rounds <number>', 'how often each is started anew and takes its turn', Number, 5)
  .option('--seconds <number>', 'load on each in each round', Number, 8)
  .option('--pace <number>', 'requests a second, alike for all, instead of as many as each can take', Number)
  .option('--parts', 'each part by itself, too')
  .option('--write', 'write results/trust.md and .json')
  .parse();
const { rounds, seconds, pace, parts, write } = program.opts<{
  rounds: number;
  seconds: number;
  pace?: number;
  parts?: true;
  write?: true;
}>();
const names = program.args.length > 0 ? program.args : Object.keys(trustQuestions);
const chosen = names.map(name => trustQuestions[name] ?? program.error(`error: there is no question "${name}"; see --help`));
const tables: Table[] = [];
for (const question of chosen) tables.push(await measure(question));
for (const [fact, value] of Object.entries(machineFacts())) console.log(`${fact}: ${value}`);
console.log(`\n${tables.map(printTable).join('\n')}`);
const title = 'Trust: what identity, policy, signing and evidence cost';
if (write) console.log(`written: ${writeResults({ name: 'trust', title, script: 'trust', tables, gateways: [] })}`);
// undici's idle connections of this process would keep it alive for seconds.
process.exit(tables.some(({ notes }) => notes?.[0]?.startsWith('FAIL')) ? 1 : 0);

async function measure(question: TrustQuestion): Promise<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-trust-'));
  const progress = (line: string) => console.log(`  ${question.graph}: ${line}`);
  try {
    await using trust = await Trust.open(folder, await importGraph(question.graph));
    await using bench = await startBench({ graph: question.graph, folder, keys: trust.keys });
    const gateways = [
      trust.gatewayWith([]),
      ...(parts ? trustParts.map(part => trust.gatewayWith([part])) : []),
      trust.gatewayWith(trustParts, 'all on'),
    ];
    const body = JSON.stringify({ query: question.query });
    const figures = new Map<GatewayUnderTest, Figures[]>(gateways.map(gateway => [gateway, []]));
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}`);
      await using running = await bench.start(gateways);
      const measured = await measureEachRound(running.all, {
        ...{ bench, body, connections: question.connections, warmUp: WARM_UP },
        ...{ rounds: TURNS, seconds: seconds / TURNS, pace, progress },
      });
      for (const [gateway, each] of measured) figures.get(gateway)?.push(...each);
    }
    return trustTable(question, figures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
