import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import type { LoadOrder } from '../load/LoadOrder.ts';
import { assertSameAnswers } from './assertSameAnswers.ts';
import type { Figures } from './Figures.ts';
import { type Bench, measureOnce } from './measureOnce.ts';
import { medianFigures } from './medianFigures.ts';
import { readProcess } from './readProcess.ts';
import type { RunningGateway } from './startGateway.ts';

const WARM_UP_SLICE_MS = 1_000;

/** Until a gateway has answered so many requests, or taken so much of the processor's time: seconds say little on a busy machine. */
export interface WarmUp {
  requests: number;
  cpuMs: number;
}

const WARM_UP: WarmUp = { requests: 2_000, cpuMs: 5_000 };

export interface Rounds {
  bench: Bench;
  body: string;
  connections: number;
  rounds: number;
  seconds: number;
  probe?: boolean;
  /** How far the compiler is to come before anything is measured. */
  warmUp?: WarmUp;
  /** See LoadOrder. */
  pace?: number | undefined;
  progress(line: string): void;
}

/**
 * The same question to every gateway: first all must answer alike, then each is warmed up, then they take turns round after
 * round, so that a noisy machine is noisy for all.
 * @returns each one's figures, round by round
 */
export async function measureEachRound(
  gateways: readonly RunningGateway[],
  options: Rounds,
): Promise<Map<GatewayUnderTest, Figures[]>> {
  const { bench, body, connections, rounds, seconds, probe = false, warmUp = WARM_UP, pace, progress } = options;
  const answers = await assertSameAnswers(gateways, body);
  const orderFor = (running: RunningGateway, forMs: number): Omit<LoadOrder, 'url'> => {
    const expected = answers.get(running);
    return { bodies: [body], connections, forMs, ...(expected === undefined ? {} : { expected }) };
  };
  progress(`answers agree: ${Math.round((answers.get(gateways[0] as RunningGateway)?.length ?? 0) / 1000)} thousand characters`);
  for (const running of gateways) await warm(running, orderFor(running, WARM_UP_SLICE_MS), { bench, until: warmUp });
  const figures = new Map<GatewayUnderTest, Figures[]>(gateways.map(({ gateway }) => [gateway, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const running of gateways) {
      const measured = await measureOnce(running, { ...orderFor(running, seconds * 1000), probe, ...(pace && { pace }) }, bench);
      figures.get(running.gateway)?.push(measured);
      progress(
        `round ${round}: ${running.gateway.name} ${measured.cpuMs.toFixed(2)} ms CPU, ${measured.requestsPerSecond.toFixed(0)}/s`,
      );
    }
  }
  return figures;
}

/** The same, each one's medians. */
export async function measureRounds(
  gateways: readonly RunningGateway[],
  options: Rounds,
): Promise<Map<GatewayUnderTest, Figures>> {
  const figures = await measureEachRound(gateways, options);
  return new Map([...figures].map(([gateway, all]) => [gateway, medianFigures(all)]));
}

async function warm(
  running: RunningGateway,
  order: Omit<LoadOrder, 'url'>,
  { bench, until }: { bench: Bench; until: WarmUp },
): Promise<void> {
  const start = readProcess(running.pid).cpuMs;
  const { processes = 1 } = running.gateway;
  let left = until.requests * processes;
  while (left > 0 && readProcess(running.pid).cpuMs < start + until.cpuMs * processes) {
    const { completed } = await measureOnce(running, { ...order, atMost: left }, bench);
    left -= completed;
  }
}
