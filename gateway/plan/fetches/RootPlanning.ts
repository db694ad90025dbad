import { type DirectiveNode, type FieldNode, Kind, type SelectionNode } from 'graphql';
import type { FieldInDepartment } from '../../supergraph/joins/Joins.ts';
import { coverage } from './coverage.ts';
import type { FetchPlanning } from './FetchPlanning.ts';
import { AnswerObject, type Place } from './Place.ts';
import { PlannedFetch } from './PlannedFetch.ts';
import { below, narrow } from './places.ts';
import { describeSelection, type Left } from './selections.ts';
import type { Territory } from './Territory.ts';

interface Owner {
  graph: string;
  field: FieldInDepartment;
}

/** Plans the fields on top of an operation: each begins at a department that has it. */
export class RootPlanning {
  readonly #planning: FetchPlanning;
  readonly #territory: Territory;
  /** Who does which field of a mutation, by its response key. */
  readonly #chosen = new Map<string, string>();
  readonly #root: { rootType: string; once: boolean; object: AnswerObject };

  /** @param once whether a field may be asked of one department only */
  constructor(planning: FetchPlanning, territory: Territory, { rootType, once }: { rootType: string; once: boolean }) {
    this.#planning = planning;
    this.#territory = territory;
    this.#root = { rootType, once, object: new AnswerObject([]) };
  }

  /** @throws Error when a selection cannot be asked of anybody; TooIntricate */
  plan(selections: readonly SelectionNode[]): void {
    const { rootType } = this.#root;
    const [first] = selections.flatMap(selection => this.#select(selection, []));
    if (first) throw new Error(`No department delivers ${describeSelection(first, rootType)}.`);
  }

  #select(selection: SelectionNode, conditions: readonly DirectiveNode[]): Left {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const all = [...conditions, ...(selection.directives ?? [])];
      return selection.selectionSet.selections.flatMap(one => this.#select(one, all));
    }
    if (selection.kind !== Kind.FIELD || selection.name.value.startsWith('__')) return [];
    const owners = this.#ownersOf(selection);
    const key = (selection.alias ?? selection.name).value;
    let left: Left = [selection];
    for (const { graph, field } of this.#root.once ? this.#onlyOwner(key, owners) : owners) {
      const place = this.#placeIn(graph, conditions);
      const prepare = (object: AnswerObject) => this.#offerTwins(object, selection, { owners, conditions });
      left = left.flatMap(one => (one.kind === Kind.FIELD ? this.#planning.addField(one, field, place, prepare) : [one]));
      if (left.length === 0) break;
    }
    return left;
  }

  /** A mutation must not be done twice, also not to learn more of its result, nor because it is selected twice. */
  #onlyOwner(key: string, owners: readonly Owner[]): readonly Owner[] {
    const chosen = owners.find(({ graph }) => graph === this.#chosen.get(key)) ?? owners[0];
    if (!chosen) return [];
    this.#chosen.set(key, chosen.graph);
    return [chosen];
  }

  /** Departments that have a root field: who can deliver most of what is asked below it first, then who is asked anyway. */
  #ownersOf(selection: FieldNode): Owner[] {
    const { joins, routes } = this.#territory;
    const { rootType, object } = this.#root;
    const owners = [...(joins.types.get(rootType)?.in.keys() ?? [])].flatMap(graph => {
      const field = routes.ownField(graph, rootType, selection.name.value);
      if (!field) return [];
      const covered = coverage([selection], { graph, typeName: rootType, joins, routes });
      return [{ graph, field, score: covered * 2 + (object.homes.has(graph) ? 1 : 0) }];
    });
    return owners.sort((one, other) => other.score - one.score);
  }

  /** Lists are left alone: two departments need not have them in one order. */
  #offerTwins(
    object: AnswerObject,
    selection: FieldNode,
    { owners, conditions }: { owners: readonly Owner[]; conditions: readonly DirectiveNode[] },
  ): void {
    const { joins } = this.#territory;
    const [typeName = '', ...others] = new Set(owners.map(({ field }) => field.typeName));
    const isList = object.path.includes('@');
    if (this.#root.once || isList || others.length > 0 || joins.types.get(typeName)?.kind !== 'object') return;
    for (const { graph, field } of owners) {
      object.twins.set(graph, () => {
        const place = this.#placeIn(graph, conditions);
        const added = this.#planning.add(selection, field.type, place);
        added.place = object;
        return below(place, { own: field, added, joins });
      });
    }
  }

  #placeIn(graph: string, conditions: readonly DirectiveNode[]): Place {
    const { rootType, object } = this.#root;
    const known = object.homes.get(graph);
    if (known) return narrow(known.place, { conditions });
    const fetch = this.#planning.newFetch(new PlannedFetch(graph));
    const { selection } = fetch;
    const place: Place = {
      fetch,
      graph,
      typeName: rootType,
      possible: new Set([rootType]),
      isTypeKnown: true,
      into: selection,
      conditions: [],
      narrowedTo: undefined,
      object,
      provided: [],
    };
    object.homes.set(graph, { place, keyedUnder: [[]] });
    return narrow(place, { conditions });
  }
}
