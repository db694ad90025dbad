import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

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
      // Introspection has its own fixed shape (ofType chains) and is answered by the gateway alone.
      if (selection.name.value.startsWith('__')) return 1;
      return 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0);
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
