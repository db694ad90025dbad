import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import type { WorkerMessage } from './CrewMessages.ts';
import { RestartDelay } from './RestartDelay.ts';
import { announce } from './sayListening.ts';

/** Milliseconds from a worker's start to its first request, as a rule. */
const START = 3_000;

/**
 * The workers of a gateway. The process that has them only hands out connections, in turn; it starts workers again that
 * crash, passes signals on, and ends when the last worker has.
 */
export class Crew {
  /** How many there should be. */
  readonly size: number;
  /** Those that take requests. */
  readonly listening: ReadonlySet<Worker>;
  readonly #log: Logger;
  readonly #delay = new RestartDelay();
  readonly #startedAt = new WeakMap<Worker, number>();
  /** Processes that have not ended. Not `cluster.workers`, which keeps those that the system refused. */
  readonly #running = new Set<Worker>();
  readonly #listening = new Set<Worker>();
  readonly #onEnd: ((worker: Worker) => void)[] = [];
  readonly #onListening: ((worker: Worker) => void)[] = [];
  #nextStart = 0;
  #isUp = false;
  #isStopping = false;

  constructor(size: number, log: Logger) {
    this.size = size;
    this.#log = log;
    this.listening = this.#listening;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** When it is worth looking again for a worker that takes requests. */
  get secondsToNextStart(): number {
    const waiting = Math.max(0, this.#nextStart - performance.now());
    return Math.ceil((waiting + START) / 1000);
  }

  /** Calls for each worker that ends though nobody stops the gateway. */
  onEnd(hear: (worker: Worker) => void): void {
    this.#onEnd.push(hear);
  }

  /** Calls for each worker that takes requests from now on. */
  onListening(hear: (worker: Worker) => void): void {
    this.#onListening.push(hear);
  }

  start(): void {
    cluster.on('message', (worker, message: Partial<WorkerMessage>) => {
      if ('listening' in message && message.listening !== undefined) this.#takesRequests(worker, message.listening);
    });
    cluster.on('exit', (worker, code, signal) => this.#onExit(worker, signal ?? code));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.#stop());
    process.on('SIGHUP', () => this.#tellAll('SIGHUP'));
    // The first goes ahead: a fault that all would have is told once.
    this.#fork();
  }

  #fork(): void {
    if (this.#isStopping) return;
    try {
      const worker = cluster.fork();
      this.#startedAt.set(worker, performance.now());
      this.#running.add(worker);
      // Without a listener, a process that the system refuses would be the end of this one too.
      worker.on('error', error => this.#onError(worker, error));
    } catch (error) {
      this.#onFailedStart(error);
    }
  }

  #forkLater(wait: number): void {
    this.#nextStart = performance.now() + wait;
    setTimeout(() => this.#fork(), wait);
  }

  /** Of a process that was never there nothing else is heard. Of others it is told here; their end comes as `exit`. */
  #onError(worker: Worker, error: unknown): void {
    if (worker.process.pid === undefined && this.#running.delete(worker)) this.#onFailedStart(error);
    else this.#log.warn({ worker: worker.process.pid, reason: reasonOf(error) }, 'a worker could not be spoken to');
  }

  #onFailedStart(error: unknown): void {
    const reason = reasonOf(error);
    if (this.#isStopping) this.#endWhenAllHave();
    else if (!this.#isUp && this.#listening.size === 0) {
      process.stderr.write(`gateway cannot start: no process could be started for a worker: ${reason}\n`);
      this.#giveUp();
    } else {
      const wait = this.#delay.after(0);
      this.#log.error({ reason, wait }, 'a worker could not be started; another try follows');
      this.#forkLater(wait);
    }
  }

  #takesRequests(worker: Worker, url: string): void {
    this.#listening.add(worker);
    for (const hear of this.#onListening) hear(worker);
    if (this.#isUp) return;
    if (this.#listening.size === 1) for (let more = 1; more < this.size; more++) this.#fork();
    if (this.#listening.size < this.size) return;
    this.#isUp = true;
    announce(url, this.#log);
  }

  #onExit(worker: Worker, how: number | string): void {
    this.#listening.delete(worker);
    this.#running.delete(worker);
    if (this.#isStopping) this.#endWhenAllHave();
    else if (!this.#isUp && this.#listening.size === 0) this.#giveUp();
    else this.#replace(worker, how);
  }

  /** The first worker could not start; its reason is on stderr. */
  #giveUp(): void {
    process.exitCode = 1;
    this.#stop();
  }

  #replace(worker: Worker, how: number | string): void {
    const lived = performance.now() - (this.#startedAt.get(worker) ?? 0);
    const wait = this.#delay.after(lived);
    for (const hear of this.#onEnd) hear(worker);
    this.#log.error({ worker: worker.process.pid, how, wait }, 'a worker ended; another takes its place');
    this.#forkLater(wait);
  }

  #stop(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#tellAll('SIGTERM');
    this.#endWhenAllHave();
  }

  #tellAll(signal: 'SIGTERM' | 'SIGHUP'): void {
    for (const worker of this.#running) worker.process.kill(signal);
  }

  #endWhenAllHave(): void {
    if (this.#running.size === 0) process.exit();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
