import { type Logger, pino } from 'pino';
import { readCommandLine } from './readCommandLine.ts';
import { startGateway } from './startGateway.ts';
import { SupergraphError } from './supergraph/SupergraphError.ts';

/** The process of a gateway: reads its options, serves until a signal stops it, and says what is wrong when it cannot start. */
export async function serve(): Promise<void> {
  const config = readCommandLine(process.argv, process.env);
  // Not one blocking write per line: a slow reader of the log must not slow down requests. What is left goes out at the end.
  const destination = pino.destination({ dest: 2, sync: false });
  process.on('exit', () => destination.flushSync());
  const log = pino({ level: process.env.LOG_LEVEL ?? 'info' }, destination);

  try {
    const gateway = await startGateway(config, log);
    process.stdout.write(`gateway listening on ${gateway.url}/graphql\n`);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(gateway.close, log));
  } catch (error) {
    if (!(error instanceof SupergraphError) && !(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`gateway cannot start: ${error.message}\n`);
    process.exitCode = 1;
  }
}

async function stop(close: () => Promise<void>, log: Logger): Promise<void> {
  log.info('stopping: finishing requests in flight');
  await close();
  log.info('stopped');
  process.exit(0);
}
