import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a check succeeds; a process that ends or stays silent is an error with its last words. */
export async function waitUntilUp<T>(
  isUp: () => Promise<T | undefined>,
  { child, log, timeoutMs = 60_000 }: { child: ChildProcess; log: string; timeoutMs?: number },
): Promise<T> {
  const timeUp = AbortSignal.timeout(timeoutMs);
  while (child.exitCode === null && child.signalCode === null && !timeUp.aborted) {
    const found = await isUp();
    if (found !== undefined) return found;
    await delay(50);
  }
  throw new Error(`${child.spawnargs.join(' ')} did not come up. It wrote:\n${readFileSync(log, 'utf8').slice(-4000)}`);
}
