import cluster, { type Worker } from 'node:cluster';
import { PersonLookups } from '../policy/lookups/PersonLookups.ts';
import type { LookedMessage, WorkerMessage } from './CrewMessages.ts';

/**
 * Whom the callers of all workers look at: one limit for all of them, or as many as there are workers would have to be asked for the
 * same caller to get through everybody that much sooner. A worker that starts hears what was before.
 */
export class CrewLookups {
  readonly #all = new PersonLookups(0);
  /** Those that have heard all, and hear of each other. */
  readonly #told = new Set<Worker>();

  constructor() {
    cluster.on('message', (worker, message: Partial<WorkerMessage>) => {
      if ('asksLooked' in message) this.#welcome(worker);
      else if ('looked' in message && message.looked) this.#passOn(worker, { looked: message.looked });
    });
    cluster.on('exit', worker => this.#told.delete(worker));
  }

  #welcome(worker: Worker): void {
    this.#told.add(worker);
    send(worker, { looked: this.#all.all });
  }

  #passOn(from: Worker, message: LookedMessage): void {
    this.#all.hear(message.looked);
    for (const worker of this.#told) if (worker !== from) send(worker, message);
  }
}

/** One that ends meanwhile needs it no more; without a listener its error would be the end of this process. */
function send(worker: Worker, message: LookedMessage): void {
  worker.send(message, () => {});
}
