import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { PlanPath } from '../plan/QueryPlan.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** A step of a compiled path: a key to follow, all items of a list, or the types that may pass. */
export type PathStep = { key: string } | 'items' | { types: ReadonlySet<string> };

/** Where a target hangs, so that an equal object can be hung there instead. */
export type Holder = DataObject | DataValue[];

/** Called with each object that a path leads to. */
export type Visit = (target: DataObject, holder: Holder, key: string | number) => void;

/** Prepares a path of the plan: type conditions become sets of the concrete types that meet them. */
export function compilePath(path: PlanPath, types: TypeRelations): PathStep[] {
  return path.map(segment => {
    if (segment === '@') return 'items';
    if ('Field' in segment) return { key: segment.Field };
    return { types: types.namesMatching(segment.TypeCondition) };
  });
}

/**
 * Visits every object that the path leads to, in document order; nulls on the way end a branch. What hangs in several places
 * (`shared`) is entered once: in an answer with much repetition this is most of the walk.
 */
export function visitTargets(
  root: DataObject,
  path: readonly PathStep[],
  by: { shared: ReadonlySet<object>; visit: Visit },
): void {
  new Walk(path, by).go(root, 0, root, '');
}

class Walk {
  readonly #path: readonly PathStep[];
  readonly #shared: ReadonlySet<object>;
  readonly #visit: Visit;
  /** Shared objects entered so far, by position in the path: a person can be met again as somebody's spouse. */
  readonly #entered: Set<object>[] = [];

  constructor(path: readonly PathStep[], { shared, visit }: { shared: ReadonlySet<object>; visit: Visit }) {
    this.#path = path;
    this.#shared = shared;
    this.#visit = visit;
  }

  /** Four parameters, because an object for where `from` hangs would be made for each object of an answer. */
  go(from: DataValue, position: number, holder: Holder, key: string | number): void {
    if (from === null || from === undefined) return;
    const step = this.#path[position];
    if (Array.isArray(from)) {
      // A key after a list without an explicit "items" step still means: of every item.
      if (!this.#isDone(from, position)) this.#goItems(from, step === 'items' ? position + 1 : position);
      return;
    }
    if (!isDataObject(from)) return;
    if (step === undefined) this.#visit(from, holder, key);
    else if (step === 'items') this.go(from, position + 1, holder, key);
    else if ('types' in step) {
      if (typeof from.__typename !== 'string' || step.types.has(from.__typename)) this.go(from, position + 1, holder, key);
    } else if (!this.#isDone(from, position)) {
      this.go(from[step.key], position + 1, from, step.key);
    }
  }

  #goItems(items: DataValue[], position: number): void {
    const atEnd = this.#path[position] === undefined;
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      // The last step of most paths, and the longest loop of a wide join.
      if (atEnd && isDataObject(item)) this.#visit(item, items, index);
      else this.go(item, position, items, index);
    }
  }

  #isDone(value: object, position: number): boolean {
    if (this.#shared.size === 0 || !this.#shared.has(value)) return false;
    const entered = this.#entered[position] ?? new Set();
    this.#entered[position] = entered;
    if (entered.has(value)) return true;
    entered.add(value);
    return false;
  }
}
