import type { FieldNode, SelectionNode } from 'graphql';
import type { FieldInDepartment } from '../../supergraph/joins/Joins.ts';
import { coverage } from './coverage.ts';
import type { FetchPlanning, Search } from './FetchPlanning.ts';
import type { Place } from './Place.ts';
import { PlannedFetch, type Representation } from './PlannedFetch.ts';
import { intersect, narrow } from './places.ts';
import type { Route } from './Routes.ts';
import { argumentsIn, selectionForRequired } from './required.ts';
import { TYPENAME, TYPENAME_TYPE } from './selections.ts';
import type { Territory } from './Territory.ts';

/** One department that could deliver a field of an object, and how it is asked about the object. */
export interface Candidate {
  field: FieldInDepartment;
  home: () => Place | undefined;
}

/** Which other departments an object can be asked of, and what they must be sent for that. */
export class EntityHomes {
  readonly #planning: FetchPlanning;
  readonly #territory: Territory;
  readonly #coverage = new WeakMap<readonly SelectionNode[], Map<string, number>>();
  /** Keys and requirements being planned, by the types they are of: one that leads to itself would have no end. */
  readonly #inTheMaking = new Set<string>();

  constructor(planning: FetchPlanning, territory: Territory) {
    this.#planning = planning;
    this.#territory = territory;
  }

  /** Departments that can be asked for a field of this object, the best first. */
  candidates(field: FieldNode, place: Place, { siblings, farthest }: Search): Candidate[] {
    const name = field.name.value;
    // What is fetched for the field alone is fetched under its conditions.
    const asked = narrow(place, { conditions: field.directives ?? [] });
    const found = this.#territory.routes.from(place.graph, place.typeName).flatMap(route => {
      const type = this.#territory.joins.types.get(route.as);
      const isObject = type?.kind === 'object' || type?.in.get(route.graph)?.isInterfaceObject;
      const own = isObject && route.length < farthest ? this.#territory.routes.ownField(route.graph, route.as, name) : undefined;
      if (!own) return [];
      const home = () => (own.requires ? this.#homeWithRequired(asked, route, own) : this.#home(asked, route));
      return [{ field: own, home, score: this.#score(route, own, { place, siblings }) }];
    });
    return [...this.#twins(name, place), ...found.sort((one, other) => one.score - other.score)];
  }

  /** Asked side by side with the place's own department, they need no key, and stand when that one is down. */
  #twins(name: string, { graph, typeName, object }: Place): Candidate[] {
    return [...object.twins].flatMap(([twin, home]) => {
      const own = twin === graph ? undefined : this.#territory.routes.ownField(twin, typeName, name);
      return own && !own.requires ? [{ field: own, home }] : [];
    });
  }

  /** Fewer steps first; among equals whom the object asks anyway, then who knows more of what else is asked. */
  #score(
    route: Route,
    field: FieldInDepartment,
    { place, siblings }: { place: Place; siblings: readonly SelectionNode[] },
  ): number {
    const isHome = place.object.homes.has(homeKey(place, route)) && !field.requires;
    const known = this.#coverageOf(siblings, route);
    return (isHome ? 0 : route.length * 1000) + (field.requires ? 500 : 0) - Math.min(known, 400);
  }

  /** Kept, because each of the siblings asks. */
  #coverageOf(siblings: readonly SelectionNode[], { graph, as }: Route): number {
    const known = this.#coverage.get(siblings) ?? new Map<string, number>();
    this.#coverage.set(siblings, known);
    const key = `${graph} ${as}`;
    const count = known.get(key) ?? coverage(siblings, { ...this.#territory, graph, typeName: as });
    known.set(key, count);
    return count;
  }

  /** The object in a department that knows its types; undefined when there is none. */
  asRealTypes(place: Place): Place | undefined {
    for (const route of this.#territory.routes.from(place.graph, place.typeName)) {
      if (route.as !== place.typeName || this.#territory.joins.types.get(route.as)?.in.get(route.graph)?.isInterfaceObject)
        continue;
      const home = this.#home(place, route);
      if (!home) continue;
      const real = narrow(home, { conditions: place.conditions });
      this.#planning.add(TYPENAME, TYPENAME_TYPE, real);
      return real;
    }
    return undefined;
  }

  /** The object as an entity of another department, asked for by a key; undefined when its key cannot be had. */
  #home(place: Place, route: Route): Place | undefined {
    const known = place.object.homes.get(homeKey(place, route));
    const isKeyed = known?.keyedUnder.some(all => all.every(one => place.conditions.includes(one)));
    if (known && isKeyed) return known.place;
    const needs = this.#making(`${place.graph} ${homeKey(place, route)}`, () => this.#fetchKey(place, route));
    if (!needs) return undefined;
    if (known) {
      known.place.fetch.waitFor(needs);
      known.keyedUnder.push(place.conditions);
      return known.place;
    }
    const fetch = this.#planning.newFetch(new PlannedFetch(route.graph, place.object.path));
    fetch.represent({ ...this.#entity(place, route), required: undefined }, needs);
    const home = this.#entityPlace(fetch, place, route);
    place.object.homes.set(homeKey(place, route), { place: home, keyedUnder: [place.conditions] });
    return home;
  }

  /** The same for a field that is computed from what other departments have. */
  #homeWithRequired(place: Place, route: Route, field: FieldInDepartment): Place | undefined {
    const { object } = place;
    if (!field.requires) return undefined;
    const required = selectionForRequired(field.requires, this.#territory.joins.namesWithArguments);
    const all = this.#making(`${place.graph} ${homeKey(place, route)} ${field.name}`, () => {
      const needs = this.#fetchKey(place, route);
      const also = needs && this.#planning.collect(() => this.#planning.selectAll(required.selections, place));
      return also && new Set([...needs, ...also]);
    });
    if (!all) return undefined;
    // Fields that require the same departments go together; others apart, so that a department that is down takes no more with it.
    const homeOf = `${homeKey(place, route)} after ${[...all]
      .map(fetch => this.#planning.fetches.indexOf(fetch))
      .sort()
      .join()} ${argumentsIn(required)}`;
    const known = object.homes.get(homeOf);
    if (known) {
      known.place.fetch.represent({ ...this.#entity(place, route), required }, all);
      return known.place;
    }
    const fetch = this.#planning.newFetch(new PlannedFetch(route.graph, object.path));
    fetch.represent({ ...this.#entity(place, route), required }, all);
    const home = this.#entityPlace(fetch, place, route);
    object.homes.set(homeOf, { place: home, keyedUnder: [] });
    return home;
  }

  /** @returns undefined, without planning, for what is being planned already */
  #making(mark: string, plan: () => Set<PlannedFetch> | undefined): Set<PlannedFetch> | undefined {
    if (this.#inTheMaking.has(mark)) return undefined;
    this.#inTheMaking.add(mark);
    const needs = plan();
    this.#inTheMaking.delete(mark);
    return needs;
  }

  #entity(place: Place, { as, key }: Route): Omit<Representation, 'required'> {
    return { of: place.typeName, as, key: key.selection, isAsObject: this.#territory.joins.types.get(as)?.kind === 'object' };
  }

  #entityPlace(fetch: PlannedFetch, place: Place, route: Route): Place {
    const here = this.#territory.joins.types.get(route.as)?.in.get(route.graph);
    const into = fetch.selection.fragment(route.as, []);
    const isReal = route.as === place.typeName && here && !here.isInterfaceObject;
    const possible = isReal ? intersect(place.possible, here.possible) : place.possible;
    return {
      fetch,
      graph: route.graph,
      typeName: route.as,
      possible,
      isTypeKnown: place.isTypeKnown || isReal === true,
      into,
      conditions: [],
      narrowedTo: place.narrowedTo,
      object: place.object,
      provided: [],
    };
  }

  /** Asks for a key where it can be had. @returns the fetches that deliver it, or undefined when nobody does */
  #fetchKey(place: Place, { key, length }: Route): Set<PlannedFetch> | undefined {
    const search = { siblings: key.selection.selections, farthest: length };
    const used = this.#planning.collect(() => key.selection.selections.flatMap(one => this.#planning.select(one, place, search)));
    if (!used) return undefined;
    this.#planning.add(TYPENAME, TYPENAME_TYPE, place);
    return used.add(place.fetch);
  }
}

/** Of a type that can be several, those that are meant count: a home for some of them would not do for all. */
function homeKey({ typeName, possible, isTypeKnown }: Place, { graph, as }: Route): string {
  const of = possible.size === 1 ? '' : [...possible].join('|');
  return `${graph} ${typeName} ${as} ${isTypeKnown} ${of}`;
}
