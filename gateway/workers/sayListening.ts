import cluster from 'node:cluster';
import type { Logger } from 'pino';
import type { SupergraphStatus } from '../reload/SupergraphStatus.ts';
import type { WorkerMessage } from './CrewMessages.ts';

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

/** Tells the primary of this worker that the supergraph's source has changed, and this push counts no more. */
export function saySourceIsBack(push: number | undefined): void {
  // One that a copy on disk began with: the primary does not count on it.
  if (push !== undefined) void say({ sourceIsBack: push });
}

/** Tells the primary of this worker which supergraph it serves. */
export function sayServes(serves: Readonly<SupergraphStatus>): void {
  void say({ serves });
}

/** To the primary of this worker. Resolves when the message has left this process, which may end then. */
export function say(message: WorkerMessage): Promise<void> {
  return new Promise(resolve => {
    // A primary that was killed: there is nobody left to tell.
    if (!process.connected) resolve();
    else process.send?.(message, undefined, undefined, () => resolve());
  });
}
