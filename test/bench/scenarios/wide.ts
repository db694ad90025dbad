import { assertSameAnswers } from '../measure/assertSameAnswers.ts';
import type { Figures } from '../measure/Figures.ts';
import { measureOnce } from '../measure/measureOnce.ts';
import { medianFigures } from '../measure/medianFigures.ts';
import { type RunningBench, startBench } from '../measure/startBench.ts';
import type { RunningGateway } from '../measure/startGateway.ts';
import type { Table } from '../report/Table.ts';
import type { Scenario, ScenarioOptions } from './Scenario.ts';
import { wideQuery } from './wideQuery.ts';

/** People in the list, and how many ask at the same time. */
const SIZES = [
  { people: 1_000, connections: 4 },
  { people: 10_000, connections: 2 },
  { people: 100_000, connections: 1 },
];
/** A person has fields of two departments beside the list's: two entities. */
const ENTITIES_PER_PERSON = 2;
const PATIENCE_MS = 60_000;

/** A long list of people of one department, joined with two others: entities per second, memory, how long the loop is blocked. */
export const wide: Scenario = {
  name: 'wide',
  title: 'Wide: 1,000 to 100,000 people, joined over three departments',
  run: async options => {
    const tables: Table[] = [];
    for (const size of SIZES) tables.push(await measureSize(size, options));
    return tables;
  },
};

async function measureSize({ people, connections }: (typeof SIZES)[number], options: ScenarioOptions): Promise<Table> {
  await using bench = await startBench({ graph: 'wide', folder: options.folder });
  await using running = await bench.start(options.gateways, { huge: true });
  const body = JSON.stringify({ query: wideQuery(people) });
  const { able, notes, answers } = await thoseWhoAnswer(running.all, body, options);
  const figures = new Map<RunningGateway, Figures[]>(able.map(each => [each, []]));
  for (let round = 0; round <= options.rounds; round++) {
    for (const each of able) {
      const measured = await measureOne(each, {
        body,
        connections,
        expected: answers.get(each),
        bench,
        seconds: options.seconds,
      });
      // The first round warms up.
      if (round > 0) figures.get(each)?.push(measured);
      const rate = entitiesPerCpuSecond(measured, people).toFixed(0);
      options.progress(`${people} people, round ${round}: ${each.gateway.name} ${rate} entities per CPU second`);
    }
  }
  return tableOf(people, new Map([...figures].map(([each, rounds]) => [each, medianFigures(rounds)])), notes);
}

interface Answering {
  able: RunningGateway[];
  answers: Map<RunningGateway, string>;
  notes: string[];
}

/** Gateways that give up, or take too long even when they are warm, are left out with a note; ours is not. */
async function thoseWhoAnswer(
  [ours, ...peers]: readonly RunningGateway[],
  body: string,
  options: ScenarioOptions,
): Promise<Answering> {
  if (ours === undefined) throw new Error('There is nothing to measure.');
  const found: Answering = { able: [ours], answers: await assertSameAnswers([ours], body, PATIENCE_MS), notes: [] };
  for (const peer of peers) {
    try {
      const both = await assertSameAnswers([ours, peer], body, PATIENCE_MS);
      found.able.push(peer);
      found.answers.set(peer, both.get(peer) ?? '');
    } catch (error) {
      const note = `${peer.gateway.name} is left out: ${(error as Error).message.slice(0, 200)}`;
      options.progress(note);
      found.notes.push(note);
    }
  }
  return found;
}

interface OneRun {
  body: string;
  connections: number;
  expected: string | undefined;
  bench: RunningBench;
  seconds: number;
}

function measureOne(each: RunningGateway, { body, connections, expected, bench, seconds }: OneRun): Promise<Figures> {
  const forMs = seconds * 1000;
  return measureOnce(
    each,
    { bodies: [body], connections, forMs, probe: true, ...(expected === undefined ? {} : { expected }) },
    bench,
  );
}

function entitiesPerCpuSecond({ cpuMs }: Figures, people: number): number {
  return (people * ENTITIES_PER_PERSON * 1000) / cpuMs;
}

function tableOf(people: number, measured: ReadonlyMap<RunningGateway, Figures>, notes: readonly string[]): Table {
  const [ours] = [...measured.values()];
  return {
    title: `${people.toLocaleString('en')} people, ${(people * ENTITIES_PER_PERSON).toLocaleString('en')} entities`,
    head: [
      'gateway',
      'CPU ms/request',
      '× ours',
      'entities/CPU s',
      'p50 ms',
      'p99 ms',
      'loop p99 ms',
      'RSS MiB',
      'peak MiB',
      'calls/request',
    ],
    rows: [...measured].map(([{ gateway }, each]) => [
      gateway.name,
      ...[each.cpuMs, each.cpuMs / (ours?.cpuMs ?? Number.NaN), entitiesPerCpuSecond(each, people)],
      ...[each.p50, each.p99, each.probeP99 ?? 0, each.rssMiB, each.peakMiB, each.callsPerRequest],
    ]),
    notes,
  };
}
