import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** The number of fields an operation asks for at its top once its fragments are spread, which must be free of cycles. */
export function countRootFields(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const countOfFragment = new Map<string, number>();
  return countIn(selectionSet);

  function countIn({ selections }: SelectionSetNode): number {
    let count = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) count++;
      else if (selection.kind === Kind.INLINE_FRAGMENT) count += countIn(selection.selectionSet);
      else count += countInFragment(selection.name.value);
    }
    return count;
  }

  function countInFragment(name: string): number {
    const known = countOfFragment.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const count = fragment ? countIn(fragment.selectionSet) : 0;
    countOfFragment.set(name, count);
    return count;
  }
}
