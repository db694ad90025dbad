import type { SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import type { FieldInDepartment, Joins, TypeKey } from '../../supergraph/joins/Joins.ts';

/** How an entity that one department delivered is asked of another. */
export interface Route {
  graph: string;
  /** The entity's type as the receiver has it. */
  as: string;
  key: TypeKey;
  /** How many departments must be asked on the way: 1 when the key is there already. */
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
    if (routes.length > before.length) search.hasGrown = true;
    search.found.set(key, routes);
    return routes;
  }

  #find(start: string, typeName: string): Route[] {
    const routes: Route[] = [];
    const visited: Visited[] = [{ graph: start, as: typeName, length: 0 }];
    const doors = this.#doors(typeName);
    for (let length = 1; visited.some(one => one.length === length - 1); length++) {
      const reachable = doors.filter(
        door =>
          !routes.some(({ graph, as }) => graph === door.graph && as === door.as) &&
          this.#isWithin(door.key.selection, { typeName, visited }),
      );
      for (const { graph, as, key } of reachable) {
        if (routes.some(route => route.graph === graph && route.as === as)) continue;
        routes.push({ graph, as, key, length });
        if (graph !== start || as !== typeName) visited.push({ graph, as, length });
      }
      if (reachable.length === 0) break;
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

  /** Whether the departments visited so far have all that is selected. */
  #isWithin(selection: SelectionSetNode, { typeName, visited }: { typeName: string; visited: readonly Visited[] }): boolean {
    return selection.selections.every(one => {
      if (one.kind === Kind.FIELD) {
        if (one.name.value === '__typename') return true;
        return visited.some(({ graph, as }) => {
          const field = this.ownField(graph, as, one.name.value);
          if (!field || field.requires) return false;
          return !one.selectionSet || this.#isWithinObject(one.selectionSet, { typeName: field.typeName, graph });
        });
      }
      return one.kind !== Kind.INLINE_FRAGMENT || this.#isWithin(one.selectionSet, { typeName, visited });
    });
  }

  #isWithinObject(selection: SelectionSetNode, { typeName, graph }: { typeName: string; graph: string }): boolean {
    const visited = [
      { graph, as: typeName, length: 0 },
      ...this.from(graph, typeName).map(({ graph: other, as }) => ({ graph: other, as, length: 1 })),
    ];
    return this.#isWithin(selection, { typeName, visited });
  }

  /** A field whose value the department has, or computes from what it requires; undefined for one it only mentions. */
  ownField(graph: string, typeName: string, name: string): FieldInDepartment | undefined {
    const type = this.#joins.types.get(typeName)?.in.get(graph);
    const field = type?.fields.get(name);
    if (!field || !this.#isHere(field)) return undefined;
    return field.isExternal ? undefined : field;
  }
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
