import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { allGateways } from '../gateways/allGateways.ts';
import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import { printTable } from '../report/printTable.ts';
import { writeResults } from '../report/writeResults.ts';
import { allScenarios } from '../scenarios/allScenarios.ts';
import type { Scenario } from '../scenarios/Scenario.ts';

/** `npm run bench -- [scenario...]`: measures and prints; see README.md. */
const program = new Command('bench')
  .description('the gateway against its peers, side by side')
  .argument('[scenario...]', `any of ${allScenarios.map(({ name }) => name).join(', ')}; all unless named`)
  .option('--rounds <number>', 'how often each gateway takes its turn', count, 3)
  .option('--seconds <number>', 'load on each gateway in each round', count, 8)
  .option('--only <name...>', 'these gateways beside ours, by a part of their names')
  .option('--equal-room', 'give peers the room for young objects that ours is started with')
  .option('--write', 'write results/<scenario>.md and .json')
  .parse();

interface Options {
  rounds: number;
  seconds: number;
  only?: string[];
  equalRoom?: boolean;
  write?: boolean;
}
const { rounds, seconds, only, equalRoom, write } = program.opts<Options>();
const [ours, ...peers] = allGateways;
if (ours === undefined) throw new Error('There is nothing to measure.');
const chosenPeers = peers.filter(({ name }) => only === undefined || only.some(part => name.includes(part)));
const gateways = [ours, ...(equalRoom ? chosenPeers.map(withEqualRoom) : chosenPeers)];
for (const scenario of chosen(program.args)) await run(scenario);
// undici's idle connections of this process would keep it alive for seconds.
process.exit();

async function run(scenario: Scenario): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-bench-'));
  const progress = (line: string) => console.log(`  ${scenario.name}: ${line}`);
  console.log(`\n## ${scenario.title}\n`);
  try {
    const tables = await scenario.run({ gateways, rounds, seconds, folder, progress });
    console.log(`\n${tables.map(printTable).join('\n')}`);
    if (write) console.log(`written: ${writeResults({ ...scenario, script: 'bench', tables, gateways })}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chosen(names: readonly string[]): Scenario[] {
  if (names.length === 0) return [...allScenarios];
  return names.map(name => {
    const scenario = allScenarios.find(each => each.name === name);
    return (
      scenario ??
      program.error(`error: there is no scenario "${name}"; choose of ${allScenarios.map(each => each.name).join(', ')}`)
    );
  });
}

/** Its own command line names it so; a peer's does not, and production may well. */
function withEqualRoom(peer: GatewayUnderTest): GatewayUnderTest {
  return {
    ...peer,
    args: ways => [
      '--min-semi-space-size=64',
      '--max-semi-space-size=64',
      '--no-allocation-site-pretenuring',
      ...peer.args(ways),
    ],
  };
}

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a whole number above 0.');
  return Number(text);
}
