import { type GraphQLSchema, isAbstractType } from 'graphql';

/** Names of the object types that an interface or union of a view can turn out to be, though the view has nothing of them. */
export type HiddenKinds = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Compares a view with the whole it was cut from. Worked out once for each view; empty for a view that has all kinds.
 * @param whole a schema that has at least the interfaces and unions of the view
 */
export function hiddenKinds(whole: GraphQLSchema, view: GraphQLSchema): HiddenKinds {
  const found = new Map<string, ReadonlySet<string>>();
  for (const type of Object.values(view.getTypeMap())) {
    const original = isAbstractType(type) ? whole.getType(type.name) : undefined;
    if (!isAbstractType(type) || !isAbstractType(original)) continue;
    const seen = new Set(view.getPossibleTypes(type).map(({ name }) => name));
    const hidden = whole.getPossibleTypes(original).flatMap(({ name }) => (seen.has(name) ? [] : [name]));
    if (hidden.length > 0) found.set(type.name, new Set(hidden));
  }
  return found;
}
