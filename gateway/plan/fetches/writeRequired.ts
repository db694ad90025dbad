import { Kind, type SelectionNode } from 'graphql';
import type { RequiresSelection, Representation as WrittenRepresentation } from '../QueryPlan.ts';
import type { Representation } from './PlannedFetch.ts';

/** What is sent of an object, as a plan says it. */
export function writeRequired({ of, key, required }: Representation): WrittenRepresentation {
  const fields = [...key.selections, ...(required?.selections ?? [])].flatMap(requireOne);
  const keys = key.selections.flatMap(one =>
    one.kind === Kind.FIELD && one.name.value !== '__typename' ? [one.name.value] : [],
  );
  return { kind: 'InlineFragment', typeCondition: of, keys, selections: [{ kind: 'Field', name: '__typename' }, ...fields] };
}

function requireOne(selection: SelectionNode): RequiresSelection[] {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
  const below = selection.selectionSet?.selections.flatMap(requireOne);
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const type = selection.typeCondition?.name.value;
    return type === undefined ? (below ?? []) : [{ kind: 'InlineFragment', typeCondition: type, selections: below ?? [] }];
  }
  const { name, alias } = selection;
  // Seen from the receiver: what the object has under the alias is sent under the field's name.
  const named = alias ? { name: alias.value, alias: name.value } : { name: name.value };
  return [{ kind: 'Field', ...named, ...(below ? { selections: below } : {}) }];
}
