import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { startAdminServer } from '../watch/startAdminServer.ts';
import { Crew } from './Crew.ts';
import { CrewMetrics } from './CrewMetrics.ts';
import { CrewPush } from './CrewPush.ts';
import { WorkerQuestions } from './WorkerQuestions.ts';

/**
 * Runs a gateway as several processes that share its port, one for each core that it may use. Operators find one admin port
 * for all of them, here.
 * @throws Error when the admin port is taken
 */
export async function runWorkers(config: GatewayConfig, log: Logger): Promise<void> {
  // Structured cloning: JSON would turn numbers that are none into null, and copies a supergraph more slowly.
  cluster.setupPrimary({ serialization: 'advanced' });
  const crew = new Crew(config.workers, log);
  if (config.adminPort !== undefined) await startAdmin(crew, config, log);
  crew.start();
}

async function startAdmin(crew: Crew, config: GatewayConfig, log: Logger): Promise<void> {
  const { pushSecret: secret, limits } = config;
  const { workerTimeout, warmTimeout, maxSupergraphBytes: maxBytes } = limits;
  const questions = new WorkerQuestions();
  const metrics = new CrewMetrics(crew, { questions, timeout: workerTimeout });
  const pushes = secret === undefined ? undefined : new CrewPush(crew, { questions, timeout: warmTimeout + workerTimeout });
  const { url } = await startAdminServer({
    host: config.adminHost,
    port: config.adminPort ?? 0,
    metrics: () => metrics.collect(),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    readiness: () => readinessOf(crew),
    push: secret !== undefined && pushes ? { secret, maxBytes, push: sdl => pushes.push(sdl) } : undefined,
  });
  log.info({ url }, 'metrics and health of all workers');
}

/**
 * Ready as long as one worker is: it gets every connection then, and a balancer that turned away from a gateway because one of
 * four workers starts again would lose the other three. `minsheng_workers` tells how many are missing.
 */
function readinessOf({ listening, size, isStopping }: Crew): { isReady: boolean; text: string } {
  const text = `${isStopping ? 'stopping' : 'ready'}: ${listening.size} of ${size} workers`;
  return { isReady: listening.size > 0 && !isStopping, text };
}
