import { once } from 'node:events';
import process from 'node:process';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';
import type { BeginMessage, WorkerMessage } from './CrewMessages.ts';

/** Asks the primary of a worker that starts which supergraph was pushed before, if any. */
export async function askPushed(): Promise<PushedSupergraph | undefined> {
  const begins: WorkerMessage = { begins: true };
  process.send?.(begins);
  const [{ pushed }]: [BeginMessage] = (await once(process, 'message')) as [BeginMessage];
  return pushed;
}
