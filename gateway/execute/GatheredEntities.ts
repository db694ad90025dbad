import type { DataObject } from '../data/DataObject.ts';
import type { EntityBatch } from './compilePlan.ts';
import { FailedRepresentation } from './compileRepresentation.ts';
import type { ExecutionRun } from './executePlan.ts';
import { fillUnknown, recordMissing } from './providedKeys.ts';
import { sameContent } from './sameContent.ts';
import { type Holder, type Visit, visitTargets } from './visitTargets.ts';

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
  /** Of the path that is being walked. */
  #group: number | undefined;

  constructor(batch: EntityBatch, run: ExecutionRun) {
    this.batch = batch;
    this.#run = run;
    const visit: Visit = (target, holder, key) => this.#ask(target, holder, key);
    for (const { steps, group } of batch.paths) {
      this.#group = group;
      visitTargets(run.data, steps, { shared: run.shared, visit });
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

  /** No object is made for an asker here: this is called for each object of an answer, and most ask with what others asked. */
  #ask(target: DataObject, holder: Holder, key: string | number): void {
    const text = this.batch.writeRepresentation(target, this.#run);
    if (text === undefined) {
      fillUnknown(target, this.batch.entities.below);
      return;
    }
    if (text instanceof FailedRepresentation) {
      recordMissing(target, this.batch.entities.below, { failure: text.failure, failures: this.#run.failures });
      return;
    }
    const index = this.#indexes.get(text);
    if (index !== undefined) {
      const known = this.#askAgain(index, target);
      if (known) this.#hang(known, holder, key);
      return;
    }
    this.#indexes.set(text, this.representations.length);
    this.representations.push(text);
    this.#targets.push(target);
    this.#groups.push(this.#group);
  }

  /** @returns the object that can hang where this one hangs; undefined when there is none, or this is the one */
  #askAgain(index: number, target: DataObject): DataObject | undefined {
    const first = this.#targets[index];
    if (first === target) return undefined;
    if (first && this.#isReplaceable(target, first, this.#groups[index])) return first;
    const others = this.#others.get(index);
    if (!others) {
      this.#others.set(index, [{ target, group: this.#group }]);
      return undefined;
    }
    let compared = 1;
    for (const other of others) {
      if (other.target === target) return undefined;
      if (compared++ < MOST_COMPARED && this.#isReplaceable(target, other.target, other.group)) return other.target;
    }
    others.push({ target, group: this.#group });
    return undefined;
  }

  /** Whether it makes no difference if `known`, an asker of `group`, hangs where `target` hangs. */
  #isReplaceable(target: DataObject, known: DataObject, group: number | undefined): boolean {
    if (group === undefined || group !== this.#group) return false;
    // What a department could not deliver is recorded by object, so equal content is not all there is to compare.
    return !this.#run.failures.any && sameContent(target, known);
  }

  #hang(known: DataObject, holder: Holder, key: string | number): void {
    (holder as DataObject)[key] = known;
    this.#run.shared.add(known);
  }
}
