import type { RequiresSelection } from '../QueryPlan.ts';
import { PlannedFetch, type Representation } from './PlannedFetch.ts';
import { writeRequired } from './writeRequired.ts';

/**
 * The lists of one call, as few as can be: what is asked about the same objects, with and without requirements, in one list.
 * Each object then travels once. Two lists stay apart where one would send two values under one name: a field that is
 * required with different arguments.
 */
export function joinLists(fetches: readonly PlannedFetch[]): PlannedFetch[] {
  const byPlace = new Map<string, JoinedList[]>();
  for (const fetch of fetches) {
    const place = JSON.stringify(fetch.path);
    const lists = byPlace.get(place) ?? [];
    byPlace.set(place, lists);
    if (!lists.some(list => list.join(fetch))) lists.push(new JoinedList(fetch));
  }
  return [...byPlace.values()].flatMap(lists => lists.map(({ fetch }) => fetch));
}

/** What is sent in a list, by its names, so that one more fetch is compared with what is sent and not with every other fetch. */
class JoinedList {
  #fetch: PlannedFetch;
  #isJoined = false;
  readonly #isOfObjects: boolean;
  readonly #texts = new Set<string>();
  /** What travels under a name, of objects of a type. */
  readonly #sent = new Map<string, SentField[]>();

  constructor(fetch: PlannedFetch) {
    this.#fetch = fetch;
    this.#isOfObjects = areOfObjects(fetch);
    for (const one of fetch.representations) this.#note(one);
  }

  get fetch(): PlannedFetch {
    return this.#fetch;
  }

  /** @returns whether the fetch is part of the list now */
  join(other: PlannedFetch): boolean {
    if (!this.#isOfObjects || !areOfObjects(other)) return false;
    const more = other.representations.filter(one => !this.#texts.has(textOf(one)));
    if (!more.every(one => this.#agrees(one))) return false;
    // A list of its own: those that are joined are asked for apart when a department has failed.
    if (!this.#isJoined) this.#fetch = copyOf(this.#fetch);
    this.#isJoined = true;
    this.#fetch.absorb({ selection: other.selection, representations: more, after: other.after });
    for (const one of more) this.#note(one);
    return true;
  }

  #note(representation: Representation): void {
    this.#texts.add(textOf(representation));
    for (const field of fieldsIn(writeRequired(representation))) {
      const key = nameOf(representation, field);
      this.#sent.set(key, [...(this.#sent.get(key) ?? []), field]);
    }
  }

  /** Whether no name is sent with two values. */
  #agrees(representation: Representation): boolean {
    return fieldsIn(writeRequired(representation)).every(field =>
      (this.#sent.get(nameOf(representation, field)) ?? []).every(
        known => known.name === field.name && (isEqual(known, field) || !hasAlias(known, field)),
      ),
    );
  }
}

function copyOf(fetch: PlannedFetch): PlannedFetch {
  const copy = new PlannedFetch(fetch.graph, fetch.path);
  copy.absorb(fetch);
  return copy;
}

function areOfObjects({ representations }: PlannedFetch): boolean {
  return representations.every(({ isAsObject }) => isAsObject);
}

function textOf(representation: Representation): string {
  return JSON.stringify(writeRequired(representation));
}

type SentField = Extract<RequiresSelection, { kind: 'Field' }>;

function nameOf({ of }: Representation, { name, alias }: SentField): string {
  return `${of} ${alias ?? name}`;
}

function fieldsIn(selection: RequiresSelection): SentField[] {
  return selection.kind === 'Field' ? [selection] : selection.selections.flatMap(fieldsIn);
}

function isEqual(one: SentField, other: SentField): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Looked for in the text, however deep: two objects of which parts are required with arguments are not compared further. */
function hasAlias(...fields: SentField[]): boolean {
  return fields.some(({ selections }) => JSON.stringify(selections ?? []).includes('"alias"'));
}
