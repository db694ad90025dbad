import type { Worker } from 'node:cluster';
import type { Logger } from 'pino';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';
import type { Crew } from './Crew.ts';
import type { CrewSupergraphs } from './CrewSupergraphs.ts';
import type { WorkerQuestions } from './WorkerQuestions.ts';

/** Milliseconds until a worker that could not take a supergraph is asked again: twice as long each time. */
const FIRST = 500;
const LONGEST = 30_000;

export interface CatchUpOptions {
  questions: WorkerQuestions;
  supergraphs: CrewSupergraphs;
  log: Logger;
  /** What all workers are to stand on now; undefined: on their source. */
  accepted: () => PushedSupergraph | undefined;
}

/**
 * Brings workers to the supergraph that was accepted last, and does not give up on one: it asks again after a refusal, and
 * waits for the answer of one that is slow, because the question stays in its channel. It looks at what the worker itself says
 * that it stands on, so that a late answer to an old question is put right too. Only the worker's end ends it; the one in its place begins anew.
 */
export class CatchUp {
  readonly #crew: Crew;
  readonly #questions: WorkerQuestions;
  readonly #supergraphs: CrewSupergraphs;
  readonly #log: Logger;
  readonly #accepted: CatchUpOptions['accepted'];
  readonly #under = new Map<Worker, Promise<void>>();
  readonly #wake = new Map<Worker, () => void>();
  /** A worker that tries a supergraph which is not accepted yet is left alone. */
  readonly #trying = new Set<Worker>();

  constructor(crew: Crew, { questions, supergraphs, log, accepted }: CatchUpOptions) {
    this.#crew = crew;
    this.#questions = questions;
    this.#supergraphs = supergraphs;
    this.#log = log;
    this.#accepted = accepted;
    crew.onListening(worker => this.bring(worker));
    supergraphs.onChange(worker => this.bring(worker));
  }

  isBehind(worker: Worker): boolean {
    if (!this.#crew.listening.has(worker) || this.#trying.has(worker)) return false;
    return this.#supergraphs.of(worker)?.push !== this.#accepted()?.push;
  }

  /** Resolves when the worker stands on what is accepted, or has ended. */
  bring(worker: Worker): Promise<void> {
    this.#wake.get(worker)?.();
    const under = this.#under.get(worker);
    if (under) return under;
    const done = this.#bring(worker).finally(() => {
      this.#under.delete(worker);
      // What is accepted may have changed since its last look.
      if (this.isBehind(worker)) return this.bring(worker);
    });
    this.#under.set(worker, done);
    return done;
  }

  /** Leaves a worker alone while it tries a supergraph. What it stands on afterwards is looked at then. */
  async leaveAlone<Result>(worker: Worker, trial: Promise<Result>): Promise<Result> {
    this.#trying.add(worker);
    try {
      return await trial;
    } finally {
      this.#trying.delete(worker);
      void this.bring(worker);
    }
  }

  async #bring(worker: Worker): Promise<void> {
    let wait = 0;
    while (this.isBehind(worker)) {
      const accepted = this.#accepted();
      const failure = await this.#ask(worker, accepted);
      if (!this.isBehind(worker)) return;
      // Another one was accepted meanwhile: that is no failure.
      wait = accepted === this.#accepted() ? Math.min(LONGEST, wait * 2 || FIRST) : 0;
      if (wait === 0) continue;
      const facts = { worker: worker.process.pid, reason: failure, wait };
      this.#log.warn(facts, 'a worker does not serve the supergraph that it should; it is asked again');
      await this.#sleep(worker, wait);
    }
  }

  /** A sentence when the worker could not do it. */
  async #ask(worker: Worker, accepted: PushedSupergraph | undefined): Promise<string | undefined> {
    try {
      if (accepted) {
        const outcome = await this.#questions.ask<'push'>(worker, { ask: 'push', request: accepted });
        return outcome.outcome === 'refused' ? outcome.reasons.join('\n') : undefined;
      }
      const push = this.#supergraphs.of(worker)?.push;
      return push === undefined ? undefined : await this.#questions.ask<'followSource'>(worker, { ask: 'followSource', push });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #sleep(worker: Worker, wait: number): Promise<void> {
    return new Promise<void>(resolve => {
      const wake = () => {
        clearTimeout(timer);
        this.#wake.delete(worker);
        resolve();
      };
      const timer = setTimeout(wake, wait);
      this.#wake.set(worker, wake);
    });
  }
}
