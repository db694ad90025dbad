import { type DocumentNode, Kind, print, visit } from 'graphql';
import { directiveArgument, directiveFlag } from './directiveArgument.ts';
import { externaliseRequired } from './externaliseRequired.ts';

/** A supergraph as the planner understands it rightly, and how to read the departments' names in its plans. */
export interface AdaptedSupergraph {
  sdl: string;
  /** From the planner's name of a department to its own; empty when they are the same. */
  ownNames: ReadonlyMap<string, string>;
}

/**
 * Works around what the planner (0.0.38) gets wrong in supergraphs with `@interfaceObject`, without knowing any of them:
 *
 * - Composition leaves out which department has a field only as `@external`; see `externaliseRequired`.
 * - A department that knows an interface as an object must come, by its name, after those that know the interface's types,
 *   or the planner finds no way from the one to the others. Departments get names in that order, for the planner alone.
 *
 * Any other supergraph is returned as it is.
 */
export function adaptToPlanner(sdl: string, document: DocumentNode): AdaptedSupergraph {
  const order = precedences(document);
  if (order.length === 0) return { sdl, ownNames: new Map() };
  const complete = externaliseRequired(document);
  const names = namesOfGraphs(document);
  const isInOrder = order.every(({ first, then }) => (names.get(first) ?? '') < (names.get(then) ?? ''));
  if (isInOrder) return { sdl: print(complete), ownNames: new Map() };
  const sorted = sortByPrecedence([...names.keys()].sort(), order);
  const renamed = new Map(sorted.map((graph, index) => [names.get(graph) ?? '', `d${String(index).padStart(4, '0')}_${graph}`]));
  return { sdl: print(rename(complete, renamed)), ownNames: new Map([...renamed].map(([own, planners]) => [planners, own])) };
}

interface Precedence {
  first: string;
  then: string;
}

/** For each interface that some department has as an object: those that know its types go before those that do not. */
function precedences(document: DocumentNode): Precedence[] {
  return document.definitions.flatMap(definition => {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
    const joins = (definition.directives ?? []).filter(({ name }) => name.value === 'join__type');
    const graphs = (asObject: boolean) =>
      new Set(
        joins.flatMap(join =>
          directiveFlag(join, 'isInterfaceObject') === asObject ? [directiveArgument(join, 'graph') ?? ''] : [],
        ),
      );
    return [...graphs(true)].flatMap(then => [...graphs(false)].map(first => ({ first, then })));
  });
}

/** Departments that precede each other mutually stay in the order they had. */
function sortByPrecedence(graphs: readonly string[], order: readonly Precedence[]): string[] {
  const left = [...graphs];
  const sorted: string[] = [];
  while (left.length > 0) {
    const next = left.findIndex(
      graph => !order.some(({ first, then }) => then === graph && first !== graph && left.includes(first)),
    );
    sorted.push(...left.splice(Math.max(next, 0), 1));
  }
  return sorted;
}

function namesOfGraphs(document: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const graph = value.directives?.find(({ name }) => name.value === 'join__graph');
      names.set(value.name.value, (graph && directiveArgument(graph, 'name')) ?? '');
    }
  }
  return names;
}

/** Names stand where a department is named, and where a field says whose it was before (`override`). */
function rename(document: DocumentNode, names: ReadonlyMap<string, string>): DocumentNode {
  return visit(document, {
    Directive(node) {
      const [directive, argument] =
        node.name.value === 'join__graph'
          ? ['join__graph', 'name']
          : node.name.value === 'join__field'
            ? ['join__field', 'override']
            : [];
      if (directive === undefined) return undefined;
      return {
        ...node,
        arguments: node.arguments?.map(given =>
          given.name.value === argument && given.value.kind === Kind.STRING
            ? { ...given, value: { ...given.value, value: names.get(given.value.value) ?? given.value.value } }
            : given,
        ),
      };
    },
  });
}
