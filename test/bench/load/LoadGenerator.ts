import { once } from 'node:events';
import { join } from 'node:path';
import { type PinnedProcess, startPinned } from '../measure/startPinned.ts';
import type { LoadOrder, LoadResult } from './LoadOrder.ts';

/** The load process as the bench holds it: one order at a time. */
export class LoadGenerator implements AsyncDisposable {
  readonly #process: PinnedProcess;

  constructor(options: { core: number; log: string }) {
    this.#process = startPinned({ ...options, args: [join(import.meta.dirname, 'loadProcess.ts')], ipc: true });
  }

  get pid(): number {
    return this.#process.pid;
  }

  async send(order: LoadOrder): Promise<LoadResult> {
    const { child } = this.#process;
    child.send(order);
    const stop = new AbortController();
    const ended = once(child, 'close', { signal: stop.signal }).then(() => Promise.reject(new Error('The load process ended')));
    try {
      const [result] = await Promise.race([once(child, 'message', { signal: stop.signal }), ended]);
      return result as LoadResult;
    } finally {
      ended.catch(() => {});
      stop.abort();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }
}
