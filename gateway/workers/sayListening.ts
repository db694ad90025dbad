import cluster from 'node:cluster';
import type { SupergraphStatus } from '../reload/SupergraphStatus.ts';
import type { WorkerMessage } from './CrewMessages.ts';

/** Tells that this process takes requests: a worker tells its primary, which speaks for all; any other process says so itself. */
export function sayListening(url: string): void {
  if (cluster.isWorker) process.send?.({ listening: url });
  else process.stdout.write(`gateway listening on ${url}/graphql\n`);
}

/** Tells the primary of this worker that the supergraph's source has changed, and what was pushed before counts no more. */
export function saySourceIsBack(): void {
  if (process.connected) process.send?.({ sourceIsBack: true });
}

/** Tells the primary of this worker which supergraph it serves. */
export function sayServes(serves: Readonly<SupergraphStatus>): void {
  const message: WorkerMessage = { serves };
  if (process.connected) process.send?.(message);
}
