import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PushResult } from '../reload/answerPush.ts';
import type { PushOutcome, PushServed } from '../reload/PushOutcome.ts';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';
import { CatchUp } from './CatchUp.ts';
import type { Crew } from './Crew.ts';
import type { WorkerMessage } from './CrewMessages.ts';
import type { CrewSupergraphs } from './CrewSupergraphs.ts';
import type { WorkerQuestions } from './WorkerQuestions.ts';

/** How many workers try a supergraph, one after the other, before its sender is told to come again: each may take its whole time. */
const MOST_TRIALS = 2;

interface CrewPushOptions {
  questions: WorkerQuestions;
  supergraphs: CrewSupergraphs;
  log: Logger;
  /** Milliseconds that a worker has to check a supergraph, make it ready and swap. */
  timeout: number;
}

/**
 * Passes a pushed supergraph on to all workers. One of them tries it first: what it refuses the others never hear of. What it
 * serves is accepted, and from then on all workers are brought to it, over the same text of the source: those that are slow when
 * they are able to, those that start later from their beginning. A worker that finds another text at the source ends this for all.
 */
export class CrewPush {
  readonly #crew: Crew;
  readonly #questions: WorkerQuestions;
  readonly #catchUp: CatchUp;
  readonly #timeout: number;
  /** Workers that did not answer in time, until they do. */
  readonly #silent = new Set<Worker>();
  #accepted: PushedSupergraph | undefined;
  /** Trials so far, each with a number of its own: a worker that says on which it stands can be told from the others. */
  #trials = 0;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(crew: Crew, { questions, supergraphs, log, timeout }: CrewPushOptions) {
    this.#crew = crew;
    this.#questions = questions;
    this.#timeout = timeout;
    this.#catchUp = new CatchUp(crew, { questions, supergraphs, log, accepted: () => this.#accepted });
    cluster.on('message', (worker, message: Partial<WorkerMessage>) => {
      if ('begins' in message) this.#begin(worker);
      if ('sourceIsBack' in message && message.sourceIsBack === this.#accepted?.push) this.#followSource();
    });
    cluster.on('exit', worker => this.#silent.delete(worker));
  }

  /** One after the other, so that all workers end with the same one. Never throws. */
  push(sdl: string): Promise<PushResult> {
    const done = this.#tail.then(() => this.#pushToAll(sdl));
    this.#tail = done;
    return done;
  }

  async #pushToAll(sdl: string): Promise<PushResult> {
    const able = [...this.#crew.listening].filter(worker => !this.#silent.has(worker));
    let reason = this.#crew.listening.size > 0 ? 'all workers are busy' : 'all workers are being started';
    for (const worker of able.slice(0, MOST_TRIALS)) {
      this.#trials += 1;
      const push = this.#trials;
      const outcome = await this.#catchUp.leaveAlone(worker, this.#try(worker, { sdl, push }));
      if (typeof outcome === 'string') reason = outcome;
      else if (outcome.outcome === 'refused') return outcome;
      else if (outcome.outcome === 'served') return this.#bringAll(outcome);
      if (this.#crew.isStopping) break;
      // It may be the supergraph that ended the worker: no other one is risked.
      if (!this.#crew.listening.has(worker)) break;
    }
    if (this.#crew.isStopping) return { outcome: 'stopping' };
    return { outcome: 'notNow', reason, retryAfter: this.#crew.secondsToNextStart };
  }

  /** A sentence instead of an outcome when the worker did not answer; it is told that it need not go on, then. */
  async #try(worker: Worker, request: { sdl: string; push: number }): Promise<PushOutcome | string> {
    const answered = this.#questions.ask<'push'>(worker, { ask: 'push', request }).catch((error: Error) => error.message);
    const giveUp = new AbortController();
    const late = sleep(this.#timeout, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
    const outcome = await Promise.race([answered, late]);
    giveUp.abort();
    if (outcome !== 'late') {
      // At once: the worker is looked at again, and would be brought back to what was accepted before.
      if (typeof outcome !== 'string' && outcome.outcome === 'served') this.#accepted = { ...request, over: outcome.over };
      return outcome;
    }
    this.#silent.add(worker);
    void answered.then(() => this.#silent.delete(worker));
    this.#questions.ask<'cancelPush'>(worker, { ask: 'cancelPush', push: request.push }).catch(() => {});
    return `the worker did not answer within ${this.#timeout} ms (--warm-timeout and --worker-timeout)`;
  }

  /** Those that are not there within their time follow by themselves; the sender learns how many. */
  async #bringAll(outcome: PushServed): Promise<PushResult> {
    const there = new Set<Worker>();
    const all = [...this.#crew.listening].map(worker => this.#catchUp.bring(worker).then(() => there.add(worker)));
    const giveUp = new AbortController();
    await Promise.race([Promise.all(all), sleep(this.#timeout, undefined, { signal: giveUp.signal }).catch(() => {})]);
    giveUp.abort();
    const { listening } = this.#crew;
    const serving = [...listening].filter(worker => there.has(worker) || !this.#catchUp.isBehind(worker)).length;
    return { ...outcome, workers: { serving, of: listening.size } };
  }

  #followSource(): void {
    this.#accepted = undefined;
    for (const worker of this.#crew.listening) void this.#catchUp.bring(worker);
  }

  #begin(worker: Worker): void {
    // A worker may die while it is spoken to. Without a listener for that, its death would be the end of the primary too.
    worker.send({ pushed: this.#accepted }, () => {});
  }
}
