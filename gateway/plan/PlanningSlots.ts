/** Thrown when no slot became free in time: the planner is busy with others, which says nothing about the operation. */
export class PlannerBusy extends Error {
  override name = 'PlannerBusy';
}

/**
 * How many operations are planned at once. The planner works on the threads that also read files and resolve names, and a
 * planning that takes too long cannot be stopped, only abandoned; so a slot is given back when the work really ends.
 */
export class PlanningSlots {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Waits for a slot, first come, first served. @throws PlannerBusy when the signal is aborted first */
  take(signal: AbortSignal): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.delete(start);
        reject(new PlannerBusy('no slot for planning became free in time'));
      };
      this.#waiting.add(start);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  giveBack(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
