import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import { assertSameAnswers } from '../measure/assertSameAnswers.ts';
import type { Figures } from '../measure/Figures.ts';
import { measureOnce } from '../measure/measureOnce.ts';
import { medianFigures } from '../measure/medianFigures.ts';
import { type RunningBench, startBench } from '../measure/startBench.ts';
import { compareTable } from '../report/compareTable.ts';
import { coldOperation } from './coldOperation.ts';
import type { Scenario, ScenarioOptions } from './Scenario.ts';

const OPERATIONS = 2_000;
/** So many of them are compared between all gateways. */
const COMPARED = 25;
const CONNECTIONS = 4;

/** Operations nobody has asked before: parse, validate, plan, compile. Each gateway starts anew in each round. */
export const cold: Scenario = {
  name: 'cold',
  title: `Cold: ${OPERATIONS.toLocaleString('en')} distinct operations, each sent once`,
  run: async options => {
    const bodies = Array.from({ length: OPERATIONS }, (_, number) => JSON.stringify({ query: coldOperation(number) }));
    await using bench = await startBench({ graph: 'nested', folder: options.folder });
    await compare(bodies, bench, options);
    const figures = new Map<GatewayUnderTest, Figures[]>(options.gateways.map(gateway => [gateway, []]));
    for (let round = 0; round <= options.rounds; round++) {
      for (const gateway of options.gateways) {
        const measured = await measureFresh(gateway, bodies, bench);
        // Round 0 lets the departments learn their answers.
        if (round > 0) figures.get(gateway)?.push(measured);
        options.progress(`round ${round}: ${gateway.name} ${measured.cpuMs.toFixed(2)} ms CPU per operation`);
      }
    }
    const medians = new Map([...figures].map(([gateway, rounds]) => [gateway, medianFigures(rounds)]));
    return [compareTable(`${OPERATIONS.toLocaleString('en')} operations, ${CONNECTIONS} connections, a fresh process`, medians)];
  },
};

async function compare(bodies: readonly string[], bench: RunningBench, { gateways, progress }: ScenarioOptions): Promise<void> {
  await using running = await bench.start(gateways);
  const step = Math.floor(bodies.length / COMPARED);
  for (let index = 0; index < bodies.length; index += step) await assertSameAnswers(running.all, bodies[index] ?? '');
  progress(`answers agree in ${COMPARED} operations`);
}

async function measureFresh(gateway: GatewayUnderTest, bodies: readonly string[], bench: RunningBench): Promise<Figures> {
  await using running = await bench.start([gateway]);
  const [fresh] = running.all;
  if (fresh === undefined) throw new Error(`${gateway.name} did not start`);
  return await measureOnce(
    fresh,
    { bodies, connections: CONNECTIONS, forMs: Number.MAX_SAFE_INTEGER, atMost: bodies.length },
    bench,
  );
}
