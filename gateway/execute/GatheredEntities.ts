import type { DataObject } from '../data/DataObject.ts';
import type { EntityBatch } from './compilePlan.ts';
import { FailedRepresentation } from './compileRepresentation.ts';
import type { ExecutionRun } from './executePlan.ts';
import { fillUnknown, recordMissing } from './providedKeys.ts';
import { sameContent } from './sameContent.ts';
import { type Holder, visitTargets } from './visitTargets.ts';

/** An object that waits for an entity. */
export interface Asker {
  target: DataObject;
  /** Askers of one group may share what arrives; see groupPaths. */
  group: number | undefined;
}

/** With how many askers of the same entity a new one is compared. Those that differ, differ by their parents' fields. */
const MOST_COMPARED = 8;

/**
 * What one batch asks: each distinct representation once, and for each the objects that ask with it.
 *
 * An object that holds exactly what another one holds, in a place with the same future, is replaced by that one: the answer
 * then has one object in many places (a product in every review of it). What is fetched for it is merged once, walked once
 * and written once. Equal content is required, not only an equal key: an object can carry what depends on its parent.
 */
export class GatheredEntities {
  readonly batch: EntityBatch;
  readonly representations: string[] = [];
  readonly #run: ExecutionRun;
  // The whole text is the key; a hash that collides would hand one citizen's data to another.
  readonly #indexes = new Map<string, number>();
  /** The first asker of each representation, and its group; kept flat, because most have no other. */
  readonly #targets: DataObject[] = [];
  readonly #groups: (number | undefined)[] = [];
  readonly #others = new Map<number, Asker[]>();

  constructor(batch: EntityBatch, run: ExecutionRun) {
    this.batch = batch;
    this.#run = run;
    for (const { steps, group } of batch.paths) {
      visitTargets(run.data, steps, {
        shared: run.shared,
        visit: (target, holder, key) => this.#ask({ target, group }, { holder, key }),
      });
    }
  }

  askersOf(index: number): Asker[] {
    const target = this.#targets[index];
    return target ? [{ target, group: this.#groups[index] }, ...(this.#others.get(index) ?? [])] : [];
  }

  /** The only asker of a representation; undefined when there are several. */
  onlyAskerOf(index: number): DataObject | undefined {
    return this.#others.size > 0 && this.#others.has(index) ? undefined : this.#targets[index];
  }

  #ask(asker: Asker, at: { holder: Holder; key: string | number }): void {
    const text = this.batch.writeRepresentation(asker.target, this.#run);
    if (text === undefined) {
      fillUnknown(asker.target, this.batch.entities.below);
      return;
    }
    if (text instanceof FailedRepresentation) {
      recordMissing(asker.target, this.batch.entities.below, { failure: text.failure, failures: this.#run.failures });
      return;
    }
    const index = this.#indexes.get(text);
    if (index !== undefined) {
      this.#askAgain(index, asker, at);
      return;
    }
    this.#indexes.set(text, this.representations.length);
    this.representations.push(text);
    this.#targets.push(asker.target);
    this.#groups.push(asker.group);
  }

  #askAgain(index: number, asker: Asker, at: { holder: Holder; key: string | number }): void {
    const first = this.#targets[index];
    if (first === asker.target) return;
    const others = this.#others.get(index);
    if (first && this.#replace(asker, { target: first, group: this.#groups[index] }, at)) return;
    if (others) {
      let compared = 1;
      for (const other of others) {
        if (other.target === asker.target) return;
        if (compared++ < MOST_COMPARED && this.#replace(asker, other, at)) return;
      }
      others.push(asker);
    } else {
      this.#others.set(index, [asker]);
    }
  }

  /** Hangs `known` where `asker` hangs, if that makes no difference. */
  #replace(asker: Asker, known: Asker, { holder, key }: { holder: Holder; key: string | number }): boolean {
    if (asker.group === undefined || asker.group !== known.group) return false;
    // What a department could not deliver is recorded by object, so equal content is not all there is to compare.
    if (this.#run.failures.any || !sameContent(asker.target, known.target)) return false;
    (holder as DataObject)[key] = known.target;
    this.#run.shared.add(known.target);
    return true;
  }
}
