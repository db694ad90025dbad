import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** The levels of graphql-js's `getIntrospectionQuery`, with one to spare. */
const FREE_INTROSPECTION_LEVELS = 16;

/**
 * The number of nested field levels of a selection set. Each fragment is measured once, so that fragments that fan out
 * cost nothing extra; the document must be free of fragment cycles.
 */
export function measureDepth(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const depthOfFragment = new Map<string, number>();
  return depthOf(selectionSet);

  function depthOf(set: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of set.selections) deepest = Math.max(deepest, depthOfSelection(selection));
    return deepest;
  }

  function depthOfSelection(selection: SelectionSetNode['selections'][number]): number {
    if (selection.kind === Kind.FIELD) {
      const depth = 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0);
      // The standard introspection query is deep by its chains of ofType; what tools need is free, what goes beyond counts.
      return selection.name.value.startsWith('__') ? Math.max(1, depth - FREE_INTROSPECTION_LEVELS) : depth;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
    const name = selection.name.value;
    let depth = depthOfFragment.get(name);
    if (depth === undefined) {
      const fragment = fragments.get(name);
      depth = fragment ? depthOf(fragment.selectionSet) : 0;
      depthOfFragment.set(name, depth);
    }
    return depth;
  }
}
