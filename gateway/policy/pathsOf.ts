import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';

/** The first response path of each of some selections, as the operation writes it. */
export function pathsOf(
  { definition, fragments }: Pick<PreparedOperation, 'definition' | 'fragments'>,
  fields: ReadonlyMap<FieldNode, unknown>,
): Map<FieldNode, string[]> {
  const paths = new Map<FieldNode, string[]>();
  const seen = new Set<SelectionSetNode>();
  const walk = (set: SelectionSetNode, path: readonly string[]): void => {
    if (seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const own = [...path, (selection.alias ?? selection.name).value];
        if (fields.has(selection)) paths.set(selection, paths.get(selection) ?? own);
        else if (selection.selectionSet) walk(selection.selectionSet, own);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet, path);
      }
    }
  };
  walk(definition.selectionSet, []);
  return paths;
}
