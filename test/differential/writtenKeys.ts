import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/** The response keys on top of an operation in the order in which they are first written, whatever conditions say. */
export function writtenKeys({ definitions }: DocumentNode): string[] {
  const operation = definitions.find(one => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(definitions.flatMap(one => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])));
  const keysOf = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap(selection => {
      if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return fragment ? keysOf(fragment.selectionSet) : [];
    });
  return operation ? [...new Set(keysOf(operation.selectionSet))] : [];
}
