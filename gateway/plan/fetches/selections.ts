import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** Selections that could not be asked from where they were tried. */
export type Left = readonly SelectionNode[];

export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

export const TYPENAME_TYPE = {
  kind: Kind.NON_NULL_TYPE,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'String' } },
} as const;

/** What is left of a field that was tried for one type of objects only. */
export function onType(typeName: string, left: Left): Left {
  if (left.length === 0) return left;
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: left };
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } } as const;
  return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }];
}

/** The first path into a selection, for messages: `Query.person.(Veteran).rank`. */
export function describeSelection(selection: SelectionNode, typeName: string): string {
  const path = [typeName];
  let one: SelectionNode | undefined = selection;
  while (one) {
    if (one.kind === Kind.FIELD) path.push(one.name.value);
    if (one.kind === Kind.INLINE_FRAGMENT && one.typeCondition) path.push(`(${one.typeCondition.name.value})`);
    one = 'selectionSet' in one ? one.selectionSet?.selections[0] : undefined;
  }
  return path.join('.');
}
