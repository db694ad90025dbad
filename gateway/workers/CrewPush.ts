import cluster, { type Worker } from 'node:cluster';
import type { PushResult } from '../reload/answerPush.ts';
import type { PushOutcome } from '../reload/PushOutcome.ts';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';
import type { Crew } from './Crew.ts';
import type { WorkerMessage } from './CrewMessages.ts';
import type { WorkerQuestions } from './WorkerQuestions.ts';

/**
 * Passes a pushed supergraph on to all workers. One of them tries it first: what it refuses the others never hear of, so that
 * all serve the same. A worker that starts later begins with what was pushed.
 */
export class CrewPush {
  readonly #crew: Crew;
  readonly #questions: WorkerQuestions;
  readonly #timeout: number;
  readonly #begunWith = new WeakMap<Worker, PushedSupergraph>();
  #pushed: PushedSupergraph | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  /** @param timeout milliseconds that a worker has to check a supergraph, make it ready and swap */
  constructor(crew: Crew, { questions, timeout }: { questions: WorkerQuestions; timeout: number }) {
    this.#crew = crew;
    this.#questions = questions;
    this.#timeout = timeout;
    cluster.on('message', (worker, message: Partial<WorkerMessage>) => {
      if ('begins' in message) this.#begin(worker);
      // Its source has changed, and every worker follows it by itself; those that start will read it too.
      if ('sourceIsBack' in message) this.#pushed = undefined;
    });
    crew.onListening(worker => this.#catchUp(worker));
  }

  /** One after the other, so that all workers end with the same one. Never throws. */
  push(sdl: string): Promise<PushResult> {
    const done = this.#tail.then(() => this.#pushToAll(sdl));
    this.#tail = done;
    return done;
  }

  async #pushToAll(sdl: string): Promise<PushResult> {
    const [first, ...others] = this.#crew.listening;
    if (!first || this.#crew.isStopping) return { outcome: 'stopping' };
    const workers = { serving: 0, of: others.length + 1 };
    const firstOutcome = await this.#pushTo(first, sdl);
    if (typeof firstOutcome === 'string') return { outcome: 'partly', workers, reasons: [firstOutcome] };
    if (firstOutcome.outcome !== 'served') return firstOutcome;
    // Before the others are asked: a worker that starts from now on begins with it.
    this.#pushed = { sdl, over: firstOutcome.over };
    const reasons: string[] = [];
    for (const outcome of await Promise.all(others.map(worker => this.#pushTo(worker, sdl)))) {
      if (typeof outcome === 'string') reasons.push(outcome);
      else if (outcome.outcome === 'refused') reasons.push(...outcome.reasons);
      else if (outcome.outcome === 'stopping') reasons.push('the worker is stopping');
    }
    workers.serving = workers.of - reasons.length;
    return reasons.length > 0 ? { outcome: 'partly', workers, reasons } : { ...firstOutcome, workers };
  }

  /** A sentence instead of an outcome when the worker did not answer. */
  async #pushTo(worker: Worker, sdl: string): Promise<PushOutcome | string> {
    try {
      return await this.#questions.ask<'push'>(worker, { ask: 'push', sdl }, this.#timeout);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #begin(worker: Worker): void {
    if (this.#pushed) this.#begunWith.set(worker, this.#pushed);
    // A worker may die while it is spoken to. Without a listener for that, its death would be the end of the primary too.
    worker.send({ pushed: this.#pushed }, () => {});
  }

  /** What was pushed between a worker's first question and its first request. */
  #catchUp(worker: Worker): void {
    if (this.#pushed && this.#begunWith.get(worker) !== this.#pushed) void this.#pushTo(worker, this.#pushed.sdl);
  }
}
