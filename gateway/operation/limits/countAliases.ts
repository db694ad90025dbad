import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** What an alias of `__schema`, or inside introspection, counts: each may repeat the schema, or a type, in full. */
const INTROSPECTION_WEIGHT = 10;

/**
 * The number of aliases an operation has once its fragments are spread: an alias inside a fragment counts at every spread,
 * and one that repeats the schema counts tenfold. The document must be free of fragment cycles.
 */
export function countAliases(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const countOfFragment = new Map<string, number>();
  return countIn(selectionSet, 1);

  function countIn(set: SelectionSetNode, weight: number): number {
    let count = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) count += countInFragment(selection.name.value);
      else if (selection.kind === Kind.FIELD) count += countInField(selection, weight);
      else count += countIn(selection.selectionSet, weight);
    }
    return count;
  }

  function countInField({ name, alias, selectionSet: below }: FieldNode, weight: number): number {
    const own = name.value === '__schema' ? INTROSPECTION_WEIGHT : weight;
    const inside = name.value === '__schema' || name.value === '__type' ? INTROSPECTION_WEIGHT : weight;
    return (alias ? own : 0) + (below ? countIn(below, inside) : 0);
  }

  function countInFragment(name: string): number {
    const known = countOfFragment.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const weight = fragment?.typeCondition.name.value.startsWith('__') ? INTROSPECTION_WEIGHT : 1;
    const count = fragment ? countIn(fragment.selectionSet, weight) : 0;
    countOfFragment.set(name, count);
    return count;
  }
}
