import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * The number of aliases an operation has once its fragments are spread: an alias inside a fragment counts at every spread.
 * The document must be free of fragment cycles.
 */
export function countAliases(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const countOfFragment = new Map<string, number>();
  return countIn(selectionSet);

  function countIn(set: SelectionSetNode): number {
    let count = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        count += countInFragment(selection.name.value);
        continue;
      }
      if (selection.kind === Kind.FIELD && selection.alias) count += 1;
      if (selection.selectionSet) count += countIn(selection.selectionSet);
    }
    return count;
  }

  function countInFragment(name: string): number {
    let count = countOfFragment.get(name);
    if (count === undefined) {
      const fragment = fragments.get(name);
      count = fragment ? countIn(fragment.selectionSet) : 0;
      countOfFragment.set(name, count);
    }
    return count;
  }
}
