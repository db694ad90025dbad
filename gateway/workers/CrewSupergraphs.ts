import cluster, { type Worker } from 'node:cluster';
import type { SupergraphStatus } from '../reload/SupergraphStatus.ts';
import type { Crew } from './Crew.ts';
import type { WorkerMessage } from './CrewMessages.ts';

/** The supergraph of all workers as one, for `/health/ready`. */
export interface CrewSupergraph extends SupergraphStatus {
  /** How many of the workers that take requests serve another one at this moment. */
  others: number;
}

/** Which supergraph each worker serves, and on which push it stands. Workers say so by themselves, so that a busy one keeps nobody waiting. */
export class CrewSupergraphs {
  readonly #crew: Crew;
  readonly #served = new Map<Worker, SupergraphStatus>();
  readonly #onChange: ((worker: Worker) => void)[] = [];

  constructor(crew: Crew) {
    this.#crew = crew;
    cluster.on('message', (worker, message: Partial<WorkerMessage>) => {
      if (!('serves' in message) || !message.serves) return;
      this.#served.set(worker, message.serves);
      for (const hear of this.#onChange) hear(worker);
    });
    cluster.on('exit', worker => this.#served.delete(worker));
  }

  /** Calls for each worker that says what it serves. */
  onChange(hear: (worker: Worker) => void): void {
    this.#onChange.push(hear);
  }

  of(worker: Worker): SupergraphStatus | undefined {
    return this.#served.get(worker);
  }

  /** The one that came last, since when the first worker has it, and the last error that any worker met. */
  get newest(): CrewSupergraph | undefined {
    const all = [...this.#crew.listening].flatMap(worker => this.#served.get(worker) ?? []);
    const [first, ...more] = all;
    if (!first) return undefined;
    const newest = more.reduce((one, other) => (other.loadedAt > one.loadedAt ? other : one), first);
    const same = all.filter(({ sha256 }) => sha256 === newest.sha256);
    const loadedAt = new Date(Math.min(...same.map(one => one.loadedAt.getTime())));
    const errors = all.flatMap(({ lastError }) => lastError ?? []);
    const lastError = errors.sort((one, other) => other.at.getTime() - one.at.getTime())[0];
    return { ...newest, loadedAt, lastError, others: all.length - same.length };
  }
}
