import type { DataObject, DataValue } from '../data/DataObject.ts';
import type { EntitySearch } from './compilePlan.ts';
import type { FailedRepresentation } from './compileRepresentation.ts';
import type { ExecutionRun } from './executePlan.ts';
import { sameContent } from './sameContent.ts';
import { type Holder, type Visit, visitTargets } from './visitTargets.ts';

/** An object that waits for an entity. */
export interface Asker {
  target: DataObject;
  /** Askers of one group may share what arrives; see groupPaths. */
  group: number | undefined;
}

/** Objects of one type, and the index of each of them by the one value that tells which it is, where there is one. */
interface Kind {
  typeName: string;
  soleKey: string | undefined;
  indexes: Map<string, number>;
}

/** With how many askers of the same entity a new one is compared. Those that differ, differ by their parents' fields. */
const MOST_COMPARED = 8;

/** An object about which the department cannot be asked: a value is missing because another one failed, or nothing says who it is. */
export interface Unaskable {
  target: DataObject;
  reason: FailedRepresentation | undefined;
}

/**
 * What a search finds: each distinct representation once, and for each the objects that ask with it.
 *
 * An object that holds exactly what another one holds, in a place with the same future, is replaced by that one: the answer
 * then has one object in many places (a product in every review of it). What is fetched for it is merged once, walked once
 * and written once. Equal content is required, not only an equal key: an object can carry what depends on its parent.
 */
export class Askers {
  readonly representations: string[] = [];
  /** For each representation, the first object that asks with it; kept flat, because most have no other. */
  readonly targets: DataObject[] = [];
  readonly unaskable: Unaskable[] = [];
  readonly #search: EntitySearch;
  readonly #run: ExecutionRun;
  // The whole text is the key, or the whole value where that is all there is to it; a hash that collides would hand one
  // citizen's data to another.
  readonly #indexes = new Map<string, number>();
  readonly #kinds = new Map<string, Kind>();
  /** Of the object before: mostly the same. */
  #kind: Kind | undefined;
  /** Of each first asker. */
  readonly #groups: (number | undefined)[] = [];
  readonly #others = new Map<number, Asker[]>();
  /** Of the path that is being walked. */
  #group: number | undefined;

  constructor(search: EntitySearch, run: ExecutionRun) {
    this.#search = search;
    this.#run = run;
    const visit: Visit = (target, holder, key) => this.#ask(target, holder, key);
    for (const { steps, group } of search.paths) {
      this.#group = group;
      visitTargets(run.data, steps, { shared: run.shared, visit });
    }
  }

  askersOf(index: number): Asker[] {
    const target = this.targets[index];
    return target ? [{ target, group: this.#groups[index] }, ...(this.#others.get(index) ?? [])] : [];
  }

  /** The only asker of a representation; undefined when there are several. */
  onlyAskerOf(index: number): DataObject | undefined {
    return this.#others.size > 0 && this.#others.has(index) ? undefined : this.targets[index];
  }

  /** No object is made for an asker here: this is called for each object of an answer, and most ask with what others asked. */
  #ask(target: DataObject, holder: Holder, key: string | number): void {
    const index = this.#findEqual(target);
    const replacement = index === undefined ? undefined : this.#findReplacement(index, target);
    if (!replacement) return;
    (holder as DataObject)[key] = replacement;
    this.#run.shared.add(replacement);
  }

  /** The representation with which an object before has asked; undefined when this is the first, which then asks, or cannot. */
  #findEqual(target: DataObject): number | undefined {
    const kind = this.#kindOf(target.__typename);
    const value = kind.soleKey === undefined ? undefined : target[kind.soleKey];
    const isSole = typeof value === 'string';
    const known = isSole ? kind.indexes.get(value) : undefined;
    if (known !== undefined) return known;
    const text = this.#search.representation.write(target, this.#run);
    if (typeof text !== 'string') {
      this.unaskable.push({ target, reason: text });
      return undefined;
    }
    const equal = isSole ? undefined : this.#indexes.get(text);
    if (equal !== undefined) return equal;
    if (isSole) kind.indexes.set(value, this.representations.length);
    else this.#indexes.set(text, this.representations.length);
    this.#askFirst(target, text);
    return undefined;
  }

  #askFirst(target: DataObject, text: string): void {
    this.representations.push(text);
    this.targets.push(target);
    this.#groups.push(this.#group);
  }

  #kindOf(typeName: DataValue): Kind {
    if (this.#kind !== undefined && this.#kind.typeName === typeName) return this.#kind;
    const name = typeof typeName === 'string' ? typeName : '';
    const kind = this.#kinds.get(name) ?? {
      typeName: name,
      soleKey: this.#search.representation.soleKey(name),
      indexes: new Map(),
    };
    this.#kinds.set(name, kind);
    this.#kind = kind;
    return kind;
  }

  /** @returns the object that can hang where this one hangs; undefined when there is none, or this is the one */
  #findReplacement(index: number, target: DataObject): DataObject | undefined {
    const first = this.targets[index];
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
}
