import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FieldInDepartment, Joins, TypeKey } from '../../supergraph/joins/Joins.ts';

/** How an entity that one department delivered is asked of another. */
export interface Route {
  graph: string;
  /** The entity's type as the receiver has it. */
  as: string;
  key: TypeKey;
  /** How many departments must be asked one after the other: 1 when the key is there already. */
  length: number;
}

/**
 * Ways from department to department by keys. The fields of a key may themselves have to be fetched from departments on the
 * way. Worked out once for each type and department, for one state of the labels of `@override`.
 */
export class Routes {
  readonly #joins: Joins;
  readonly #isHere: (field: FieldInDepartment) => boolean;
  readonly #known = new Map<string, readonly Route[]>();
  #search: Search | undefined;

  constructor(joins: Joins, isHere: (field: FieldInDepartment) => boolean) {
    this.#joins = joins;
    this.#isHere = isHere;
  }

  /** All ways for an object of a type (or an interface) that `graph` delivered, the shortest first. */
  from(graph: string, typeName: string): readonly Route[] {
    const key = `${graph} ${typeName}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#search) return this.#approximate(graph, typeName, this.#search);
    // Keys can lead through entities whose keys lead back: looked for again with what was found, until nothing new is.
    const search: Search = { found: new Map(), seen: new Set(), hasGrown: true };
    this.#search = search;
    try {
      while (search.hasGrown) {
        search.hasGrown = false;
        search.seen.clear();
        this.#approximate(graph, typeName, search);
      }
    } finally {
      this.#search = undefined;
    }
    for (const [found, routes] of search.found) this.#known.set(found, routes);
    return this.#known.get(key) ?? [];
  }

  #approximate(graph: string, typeName: string, search: Search): readonly Route[] {
    const key = `${graph} ${typeName}`;
    const before = search.found.get(key) ?? [];
    if (search.seen.has(key)) return before;
    search.seen.add(key);
    const routes = this.#find(graph, typeName);
    if (routes.length > before.length || lengthOf(routes) < lengthOf(before)) search.hasGrown = true;
    search.found.set(key, routes);
    return routes;
  }

  /** The nearest first, so that each further key is made of what is fewest steps away. */
  #find(start: string, typeName: string): Route[] {
    const routes: Route[] = [];
    const visited: Visited[] = [{ graph: start, as: typeName, length: 0 }];
    for (let doors = this.#doors(typeName); doors.length > 0; ) {
      const away = doors.map(({ key }) => this.#distance(key.selection, { typeName, visited }));
      const nearest = Math.min(...away);
      if (nearest === Number.POSITIVE_INFINITY) break;
      for (const { graph, as, key } of doors.filter((_, index) => away[index] === nearest)) {
        if (routes.some(route => route.graph === graph && route.as === as)) continue;
        routes.push({ graph, as, key, length: nearest + 1 });
        if (graph !== start || as !== typeName) visited.push({ graph, as, length: nearest + 1 });
      }
      doors = doors.filter(({ graph, as }) => !routes.some(route => route.graph === graph && route.as === as));
    }
    return routes;
  }

  /** Every key by which some department can be asked for the type: as itself, or as an interface it has as an object. */
  #doors(typeName: string): Omit<Route, 'length'>[] {
    const type = this.#joins.types.get(typeName);
    if (!type || type.kind === 'union') return [];
    const names = [typeName, ...type.interfaces];
    return names.flatMap(as =>
      [...(this.#joins.types.get(as)?.in ?? [])].flatMap(([graph, { keys, isInterfaceObject }]) =>
        as === typeName || isInterfaceObject
          ? keys.filter(({ isResolvable }) => isResolvable).map(key => ({ graph, as, key }))
          : [],
      ),
    );
  }

  /** How many departments must be asked, one after the other, until all that is selected is there; infinite: it never is. */
  #distance(selection: SelectionSetNode, from: { typeName: string; visited: readonly Visited[] }): number {
    return Math.max(0, ...selection.selections.map(one => this.#distanceOf(one, from)));
  }

  #distanceOf(one: SelectionNode, { typeName, visited }: { typeName: string; visited: readonly Visited[] }): number {
    if (one.kind === Kind.INLINE_FRAGMENT) return this.#distance(one.selectionSet, { typeName, visited });
    if (one.kind === Kind.FRAGMENT_SPREAD || one.name.value === '__typename') return 0;
    const ways = visited.map(({ graph, as, length }) => {
      const field = this.ownField(graph, as, one.name.value);
      if (!field || field.requires) return Number.POSITIVE_INFINITY;
      return length + (one.selectionSet ? this.#distanceInObject(one.selectionSet, { typeName: field.typeName, graph }) : 0);
    });
    return Math.min(...ways);
  }

  #distanceInObject(selection: SelectionSetNode, { typeName, graph }: { typeName: string; graph: string }): number {
    const visited = [{ graph, as: typeName, length: 0 }, ...this.from(graph, typeName)];
    return this.#distance(selection, { typeName, visited });
  }

  /** A field whose value the department has, or computes from what it requires; undefined for one it only mentions. */
  ownField(graph: string, typeName: string, name: string): FieldInDepartment | undefined {
    const type = this.#joins.types.get(typeName)?.in.get(graph);
    const field = type?.fields.get(name);
    if (!field || !this.#isHere(field)) return undefined;
    return field.isExternal ? undefined : field;
  }
}

function lengthOf(routes: readonly Route[]): number {
  return routes.reduce((sum, { length }) => sum + length, 0);
}

/** Ways found so far, while more are looked for. */
interface Search {
  found: Map<string, readonly Route[]>;
  /** Looked at in this turn. */
  seen: Set<string>;
  hasGrown: boolean;
}

interface Visited {
  graph: string;
  as: string;
  length: number;
}
