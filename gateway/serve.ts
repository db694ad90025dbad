import cluster from 'node:cluster';
import { type Logger, pino } from 'pino';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import { readCommandLine } from './options/readCommandLine.ts';
import { type RunningGateway, startGateway } from './startGateway.ts';
import { SupergraphError } from './supergraph/SupergraphError.ts';
import { LogOutput } from './watch/LogOutput.ts';
import { answerPrimary } from './workers/answerPrimary.ts';
import { askPushed } from './workers/askPushed.ts';
import { runWorkers } from './workers/runWorkers.ts';
import { sayListening, sayServes, saySourceIsBack } from './workers/sayListening.ts';
import { shareLookups } from './workers/shareLookups.ts';

const ignore = () => {};

/** The process of a gateway: reads its options, serves until a signal stops it, and says what is wrong when it cannot start. */
export async function serve(): Promise<void> {
  const config = readCommandLine(process.argv, process.env);
  const log = pino({ level: process.env.LOG_LEVEL ?? 'info' }, new LogOutput(2));
  try {
    if (config.workers > 1 && cluster.isPrimary) await runWorkers(config, log);
    else await serveHere(config, log);
  } catch (error) {
    if (!(error instanceof SupergraphError) && !(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`gateway cannot start: ${error.message}\n`);
    // A worker's channel to its primary would keep it alive.
    if (cluster.isWorker) process.exit(1);
    process.exitCode = 1;
  }
}

async function serveHere(config: GatewayConfig, log: Logger): Promise<void> {
  const { isWorker } = cluster;
  const starting = isWorker ? startWorker(config, log) : startGateway(config, log);
  // Unheard, this signal ends a process: it must be heard while the gateway still starts.
  process.on('SIGHUP', () => void starting.then(gateway => gateway.reload(), ignore));
  const gateway = await starting;
  stopOnSignal(gateway, log);
  if (isWorker) {
    answerPrimary(gateway);
    sayServes(gateway.status());
  }
  sayListening(gateway.url, log);
}

async function startWorker(config: GatewayConfig, log: Logger): Promise<RunningGateway> {
  const pushed = config.pushSecret === undefined ? undefined : await askPushed({ timeout: config.limits.workerTimeout, log });
  return startGateway(config, log, { pushed, onSourceBack: saySourceIsBack, onStatus: sayServes, shareLookups });
}

function stopOnSignal(gateway: RunningGateway, log: Logger): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches a worker twice: from the terminal and through its primary.
      if (isStopping) return;
      isStopping = true;
      void stop(gateway.close, log);
    });
  }
}

async function stop(close: () => Promise<void>, log: Logger): Promise<void> {
  log.info('stopping: finishing requests in flight');
  await close();
  log.info('stopped');
  process.exit(0);
}
