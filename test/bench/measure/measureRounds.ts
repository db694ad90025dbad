import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import type { LoadOrder } from '../load/LoadOrder.ts';
import { assertSameAnswers } from './assertSameAnswers.ts';
import type { Figures } from './Figures.ts';
import { type Bench, measureOnce } from './measureOnce.ts';
import { medianFigures } from './medianFigures.ts';
import { readProcess } from './readProcess.ts';
import type { RunningGateway } from './startGateway.ts';

const WARM_UP_SLICE_MS = 1_000;
/** Of the gateway's own processor time: on a busy machine seconds say little about how far the compiler has come. */
const WARM_UP_CPU_MS = 5_000;
const WARM_UP_REQUESTS = 2_000;

export interface Rounds {
  bench: Bench;
  body: string;
  connections: number;
  rounds: number;
  seconds: number;
  probe?: boolean;
  /** See LoadOrder. */
  pace?: number | undefined;
  progress(line: string): void;
}

/**
 * The same question to every gateway: first all must answer alike, then each is warmed up, then they take turns round after
 * round, so that a noisy machine is noisy for all. Returns each one's medians.
 */
export async function measureRounds(
  gateways: readonly RunningGateway[],
  options: Rounds,
): Promise<Map<GatewayUnderTest, Figures>> {
  const { bench, body, connections, rounds, seconds, probe = false, pace, progress } = options;
  const answers = await assertSameAnswers(gateways, body);
  const orderFor = (running: RunningGateway, forMs: number): Omit<LoadOrder, 'url'> => {
    const expected = answers.get(running);
    return { bodies: [body], connections, forMs, ...(expected === undefined ? {} : { expected }) };
  };
  progress(`answers agree: ${Math.round((answers.get(gateways[0] as RunningGateway)?.length ?? 0) / 1000)} thousand characters`);
  for (const running of gateways) await warmUp(running, orderFor(running, WARM_UP_SLICE_MS), bench);
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
  return new Map([...figures].map(([gateway, all]) => [gateway, medianFigures(all)]));
}

async function warmUp(running: RunningGateway, order: Omit<LoadOrder, 'url'>, bench: Bench): Promise<void> {
  const start = readProcess(running.pid).cpuMs;
  const { processes = 1 } = running.gateway;
  let left = WARM_UP_REQUESTS * processes;
  while (left > 0 && readProcess(running.pid).cpuMs < start + WARM_UP_CPU_MS * processes) {
    const { completed } = await measureOnce(running, { ...order, atMost: left }, bench);
    left -= completed;
  }
}
