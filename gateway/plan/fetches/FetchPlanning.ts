import { type FieldNode, type InlineFragmentNode, Kind, type SelectionNode } from 'graphql';
import type { FieldInDepartment } from '../../supergraph/joins/Joins.ts';
import { TYPE_HINT } from '../operationToPlan.ts';
import { type Candidate, EntityHomes } from './EntityHomes.ts';
import type { FetchField } from './FetchSelection.ts';
import type { AnswerObject, Place } from './Place.ts';
import type { PlannedFetch } from './PlannedFetch.ts';
import { below, intersect, narrow } from './places.ts';
import { isProvided } from './provided.ts';
import type { Steps } from './Steps.ts';
import { type Left, onType, TYPENAME, TYPENAME_TYPE } from './selections.ts';
import type { Territory } from './Territory.ts';

/**
 * Finds, for each selection of an operation, the fetch that delivers it. Each selection is asked of the department that
 * delivers the object where that is possible, else by a key of a department that has it, the fewest steps away. What cannot
 * be asked below a field comes back and is tried with the next department that has the field.
 */
export class FetchPlanning {
  readonly fetches: PlannedFetch[] = [];
  readonly #territory: Territory;
  readonly #homes: EntityHomes;
  /** Fetches that the selections being planned have been put into; one set for each requirement or key in the making. */
  readonly #used: Set<PlannedFetch>[] = [];
  readonly #steps: Steps;

  constructor(territory: Territory, steps: Steps) {
    this.#territory = territory;
    this.#homes = new EntityHomes(this, territory);
    this.#steps = steps;
  }

  selectAll(selections: readonly SelectionNode[], place: Place): Left {
    return selections.flatMap(selection =>
      this.select(selection, place, { siblings: selections, farthest: Number.POSITIVE_INFINITY }),
    );
  }

  select(selection: SelectionNode, place: Place, search: Search): Left {
    this.#steps.take();
    if (selection.kind === Kind.FIELD) return this.#selectField(selection, place, search);
    return selection.kind === Kind.INLINE_FRAGMENT ? this.#selectFragment(selection, place, search) : [selection];
  }

  #selectFragment(fragment: InlineFragmentNode, place: Place, search: Search): Left {
    const condition = fragment.typeCondition?.name.value ?? place.typeName;
    const possible = intersect(place.possible, this.#possible(condition));
    if (possible.size === 0) return [];
    const inner = fragment.selectionSet.selections;
    const conditions = fragment.directives ?? [];
    const wrap = (left: Left): Left =>
      left.length > 0 ? [{ ...fragment, selectionSet: { ...fragment.selectionSet, selections: left } }] : [];
    const selectIn = (where: Place) => wrap(inner.flatMap(one => this.select(one, where, { ...search, siblings: inner })));
    const here = this.#territory.joins.types.get(condition)?.in.get(place.graph);
    if (condition === place.typeName) return selectIn(narrow(place, { conditions }));
    if (this.#isInterfaceObject(place)) {
      if (
        possible.size === place.possible.size &&
        (place.isTypeKnown || this.#territory.joins.types.get(condition)?.kind !== 'object')
      ) {
        return selectIn(narrow(place, { conditions }));
      }
      const real = this.#homes.asRealTypes(narrow(place, { conditions }));
      return real ? this.#selectFragment(fragment, real, search) : [fragment];
    }
    const fits = here && !here.isInterfaceObject && intersect(place.possible, here.possible).size === possible.size;
    if (fits) return selectIn(narrow(place, { typeName: condition, possible, conditions }));
    return wrap(
      [...possible].flatMap(typeName => {
        const where = narrow(place, { typeName, possible: new Set([typeName]), conditions });
        return onType(
          typeName,
          inner.flatMap(one => this.select(one, where, { ...search, siblings: inner })),
        );
      }),
    );
  }

  #selectField(field: FieldNode, place: Place, search: Search): Left {
    if (field.name.value === '__typename') return this.#selectTypename(field, place);
    const here = this.#askable(place, field.name.value);
    if (here) {
      const left = this.addField(field, here, place);
      return left.flatMap(one => (one.kind === Kind.FIELD ? this.#selectElsewhere(one, place, search) : [one]));
    }
    return this.#selectElsewhere(field, place, search);
  }

  /** By a key of another department, or, of an interface or union, type by type. */
  #selectElsewhere(field: FieldNode, place: Place, search: Search): Left {
    const { typeName } = place;
    let left: Left = [field];
    for (const candidate of this.#homes.candidates(field, place, search)) {
      left = left.flatMap(one => (one.kind === Kind.FIELD ? this.#selectAt(one, candidate, place) : [one]));
      if (left.length === 0) return [];
    }
    if (this.#isInterfaceObject(place)) {
      const asked = narrow(place, { conditions: field.directives ?? [] });
      const real = place.isTypeKnown ? undefined : this.#homes.asRealTypes(asked);
      return real ? left.flatMap(one => this.select(one, real, search)) : left;
    }
    if (this.#territory.joins.types.get(typeName)?.kind === 'object') return left;
    const rest = left.flatMap(one =>
      [...place.possible].map(possible =>
        onType(possible, this.select(one, narrow(place, { typeName: possible, possible: new Set([possible]) }), search)),
      ),
    );
    // What one department says of some types and another of the rest need not be about one object: all types, or none.
    return rest.some(one => one.length === 0) ? (rest.some(one => one.length > 0) ? left : []) : rest.flat();
  }

  #selectAt(field: FieldNode, { field: own, home }: Candidate, place: Place): Left {
    const there = home();
    return there ? this.addField(field, own, narrow(there, { conditions: place.conditions })) : [field];
  }

  #selectTypename(field: FieldNode, place: Place): Left {
    if (!this.#isInterfaceObject(place)) {
      this.add(field, TYPENAME_TYPE, place);
      return [];
    }
    if (place.isTypeKnown) return [];
    if (field === TYPE_HINT) {
      this.add(field, TYPENAME_TYPE, place);
      return [];
    }
    const real = this.#homes.asRealTypes(place);
    if (!real) return [field];
    this.add(field, TYPENAME_TYPE, real);
    return [];
  }

  /** Runs a selection. @returns the fetches it was put into, or undefined when something was left */
  collect(select: () => Left): Set<PlannedFetch> | undefined {
    const used = new Set<PlannedFetch>();
    this.#used.push(used);
    const left = select();
    this.#used.pop();
    return left.length > 0 ? undefined : used;
  }

  addField(field: FieldNode, own: FieldInDepartment, place: Place, prepare?: (object: AnswerObject) => void): Left {
    const added = this.add(field, own.type, place);
    if (!field.selectionSet) return [];
    const inside = below(place, { own, added, joins: this.#territory.joins });
    prepare?.(inside.object);
    const left = this.selectAll(field.selectionSet.selections, inside);
    // Nothing can be asked of any type that can occur there: whether there is an object at all is still an answer.
    if (left.length === 0 && added.below.isEmpty) this.add(TYPENAME, TYPENAME_TYPE, inside);
    return left.length > 0 ? [{ ...field, selectionSet: { ...field.selectionSet, selections: left } }] : [];
  }

  add(field: FieldNode, type: FieldInDepartment['type'], place: Place): FetchField {
    for (const used of this.#used) used.add(place.fetch);
    return place.into.field({
      key: field.alias?.value ?? field.name.value,
      name: field.name.value,
      arguments: field.arguments ?? [],
      conditions: field.directives ?? [],
      type,
      isObject: field.selectionSet !== undefined,
    });
  }

  /** The field as the place's department delivers it by itself, for every type that can occur; undefined when it does not. */
  #askable(place: Place, name: string): FieldInDepartment | undefined {
    const { graph, typeName } = place;
    const kind = this.#territory.joins.types.get(typeName)?.kind;
    if (kind === 'object' || this.#isInterfaceObject(place)) return this.#askableOf(typeName, name, place);
    const field = this.#territory.joins.types.get(typeName)?.in.get(graph)?.fields.get(name);
    const isAskable = field && [...place.possible].every(possible => this.#askableOf(possible, name, place));
    return isAskable ? field : undefined;
  }

  #askableOf(typeName: string, name: string, { graph, provided }: Place): FieldInDepartment | undefined {
    const own = this.#territory.routes.ownField(graph, typeName, name);
    if (own) return own.requires ? undefined : own;
    const mentioned = this.#territory.joins.types.get(typeName)?.in.get(graph)?.fields.get(name);
    return mentioned && isProvided(provided, { joins: this.#territory.joins, typeName, name }) ? mentioned : undefined;
  }

  #isInterfaceObject({ graph, typeName }: Place): boolean {
    return this.#territory.joins.types.get(typeName)?.in.get(graph)?.isInterfaceObject === true;
  }

  #possible(typeName: string): ReadonlySet<string> {
    return this.#territory.joins.types.get(typeName)?.possible ?? new Set();
  }

  newFetch(fetch: PlannedFetch): PlannedFetch {
    this.#steps.take(STEPS_FOR_FETCH);
    this.fetches.push(fetch);
    return fetch;
  }
}

/** Fetches are compared with each other when they are gathered into calls, so that a plan of very many costs more than its making. */
const STEPS_FOR_FETCH = 20;

export interface Search {
  /** What else is asked of the object. */
  siblings: readonly SelectionNode[];
  /** Only departments fewer steps away may be asked: what a key needs must not need that key. */
  farthest: number;
}
