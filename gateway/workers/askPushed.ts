import process from 'node:process';
import type { Logger } from 'pino';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';
import type { WorkerMessage } from './CrewMessages.ts';

/**
 * Asks the primary of a worker that starts which supergraph was pushed before, if any. Without a good answer the worker starts
 * with its source; the primary sends it what was pushed as soon as it takes requests.
 * @param timeout milliseconds to wait for the answer
 */
export function askPushed({ timeout, log }: { timeout: number; log: Logger }): Promise<PushedSupergraph | undefined> {
  const { promise, resolve } = Promise.withResolvers<PushedSupergraph | undefined>();
  const startWithout = (reason: string) => {
    log.warn({ reason }, 'the primary did not say what was pushed before; starting with the source of the supergraph');
    resolve(undefined);
  };
  const timer = setTimeout(() => startWithout(`no answer within ${timeout} ms (--worker-timeout)`), timeout);
  const hear = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('pushed' in message)) return;
    if (message.pushed === undefined || isPushed(message.pushed)) resolve(message.pushed);
    else startWithout('the answer has another shape: are both processes of the same version?');
  };
  process.on('message', hear);
  const begins: WorkerMessage = { begins: true };
  process.send?.(begins);
  return promise.finally(() => {
    clearTimeout(timer);
    process.off('message', hear);
  });
}

function isPushed(answer: unknown): answer is PushedSupergraph {
  if (typeof answer !== 'object' || answer === null) return false;
  const { sdl, over, push } = answer as Partial<Record<keyof PushedSupergraph, unknown>>;
  return typeof sdl === 'string' && typeof over === 'string' && /^[0-9a-f]{64}$/.test(over) && Number.isInteger(push);
}
