import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { tellSupergraph } from '../reload/SupergraphStatus.ts';
import { WrongSecrets } from '../reload/WrongSecrets.ts';
import { type Readiness, startAdminServer } from '../watch/startAdminServer.ts';
import { Crew } from './Crew.ts';
import { CrewLookups } from './CrewLookups.ts';
import { CrewMetrics } from './CrewMetrics.ts';
import { CrewPush } from './CrewPush.ts';
import { CrewSupergraphs } from './CrewSupergraphs.ts';
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
  new CrewLookups();
  if (config.adminPort !== undefined) await startAdmin(crew, config, log);
  crew.start();
}

async function startAdmin(crew: Crew, config: GatewayConfig, log: Logger): Promise<void> {
  const { pushSecret: secret, limits } = config;
  const { workerTimeout, warmTimeout, maxSupergraphBytes: maxBytes } = limits;
  const questions = new WorkerQuestions();
  const supergraphs = new CrewSupergraphs(crew);
  const metrics = new CrewMetrics(crew, { questions, timeout: workerTimeout });
  const timeout = warmTimeout + workerTimeout;
  const pushes = secret === undefined ? undefined : new CrewPush(crew, { questions, supergraphs, log, timeout });
  const { url } = await startAdminServer({
    host: config.adminHost,
    port: config.adminPort ?? 0,
    metrics: () => metrics.collect(),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    readiness: () => readinessOf(crew, supergraphs),
    push:
      secret !== undefined && pushes
        ? { secret, wrongSecrets: new WrongSecrets(log), maxBytes, push: sdl => pushes.push(sdl) }
        : undefined,
  });
  log.info({ url }, 'metrics and health of all workers');
}

/**
 * Ready as long as one worker is: it gets every connection then, and a balancer that turned away from a gateway because one of
 * four workers starts again would lose the other three. `workers` and `minsheng_workers` tell how many are missing.
 */
function readinessOf({ listening, size, isStopping }: Crew, supergraphs: CrewSupergraphs): Readiness {
  const { newest } = supergraphs;
  return {
    status: isStopping ? 'stopping' : listening.size > 0 ? 'ok' : 'starting',
    workers: { ready: listening.size, wanted: size, others: newest?.others ?? 0 },
    supergraph: newest && tellSupergraph(newest),
  };
}
