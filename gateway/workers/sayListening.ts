import cluster from 'node:cluster';
import type { Logger } from 'pino';

/** Tells that this process takes requests: a worker tells its primary, which speaks for all; any other process says so itself. */
export function sayListening(url: string, log: Logger): void {
  if (cluster.isWorker) process.send?.({ listening: url });
  else announce(url, log);
}

/** One line on stdout for who waits for it, and one in the log, which is JSON; both with the process that signals are for. */
export function announce(url: string, log: Logger): void {
  process.stdout.write(`gateway listening on ${url}/graphql (pid ${process.pid})\n`);
  // The logger adds the pid.
  log.info({ url: `${url}/graphql` }, 'listening');
}

/** Tells the primary of this worker that the supergraph's source has changed, and what was pushed before counts no more. */
export function saySourceIsBack(): void {
  if (process.connected) process.send?.({ sourceIsBack: true });
}
