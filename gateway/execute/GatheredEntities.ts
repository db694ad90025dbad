import type { DataObject } from '../data/DataObject.ts';
import { type Asker, Askers } from './Askers.ts';
import type { EntityBatch } from './compilePlan.ts';
import type { ExecutionRun } from './executePlan.ts';
import { fillUnknown, isAskedFor, recordMissing } from './providedKeys.ts';

const NONE: readonly never[] = [];

/** What one batch asks. Departments that start together and ask about the same objects share the search for them. */
export class GatheredEntities {
  readonly batch: EntityBatch;
  readonly #askers: Askers | undefined;

  constructor(batch: EntityBatch, run: ExecutionRun) {
    this.batch = batch;
    // What conditions leave out is not asked, and the department does not hear about whom.
    if (!isAskedFor(batch.entities, run.variables)) return;
    this.#askers = run.together.find(batch.search, () => new Askers(batch.search, run));
    for (const { target, reason } of this.#askers.unaskable) {
      if (reason) recordMissing(target, batch.entities.below, { failure: reason.failure, failures: run.failures });
      else fillUnknown(target, batch.entities.below);
    }
  }

  get representations(): readonly string[] {
    return this.#askers?.representations ?? NONE;
  }

  /** For each representation, the first object that asks with it. */
  get targets(): readonly DataObject[] {
    return this.#askers?.targets ?? NONE;
  }

  askersOf(index: number): Asker[] {
    return this.#askers?.askersOf(index) ?? [];
  }

  /** The only asker of a representation; undefined when there are several. */
  onlyAskerOf(index: number): DataObject | undefined {
    return this.#askers?.onlyAskerOf(index);
  }
}
