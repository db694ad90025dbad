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

  async send(order: LoadOrder): Promise<LoadResult> {
    const { child } = this.#process;
    child.send(order);
    const ended = once(child, 'close').then(() => {
      throw new Error('The load process ended');
    });
    ended.catch(() => {});
    const [result] = await Promise.race([once(child, 'message'), ended]);
    return result as LoadResult;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }
}
