import { Kind, type SelectionNode } from 'graphql';
import type { RequiresSelection } from '../QueryPlan.ts';
import type { Representation } from './PlannedFetch.ts';

/** What is sent of an object, as a plan says it. */
export function writeRequired({ of, selections }: Representation): RequiresSelection {
  const fields = selections.flatMap(({ selections: all }) => all.flatMap(requireOne));
  return { kind: 'InlineFragment', typeCondition: of, selections: [{ kind: 'Field', name: '__typename' }, ...fields] };
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
