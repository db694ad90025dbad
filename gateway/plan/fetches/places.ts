import { type DirectiveNode, Kind, type TypeNode } from 'graphql';
import type { FieldInDepartment, Joins } from '../../supergraph/joins/Joins.ts';
import type { FetchField } from './FetchSelection.ts';
import { AnswerObject, type Place } from './Place.ts';
import type { ResponsePath } from './PlannedFetch.ts';
import { providedBelow } from './provided.ts';

/** The same object seen as one of fewer types, or asked under conditions. */
export function narrow(
  place: Place,
  to: { typeName?: string; possible?: ReadonlySet<string>; conditions?: readonly DirectiveNode[] },
): Place {
  const { typeName = place.typeName, possible = place.possible, conditions = [] } = to;
  const fragmentType = typeName === place.typeName ? undefined : typeName;
  if (fragmentType === undefined && conditions.length === 0) return place;
  // One fragment for each condition: the same directive may not stand twice at one.
  const into = conditions.reduce((inner, one) => inner.fragment(undefined, [one]), place.into.fragment(fragmentType, []));
  return {
    ...place,
    typeName,
    possible,
    into,
    conditions: [...place.conditions, ...conditions],
    narrowedTo: fragmentType === undefined ? place.narrowedTo : namesFor(fragmentType, possible, place),
  };
}

/** A fragment's name says whom it means, unless another one around it means fewer. */
function namesFor(type: string, possible: ReadonlySet<string>, { narrowedTo, isTypeKnown }: Place): readonly string[] {
  return narrowedTo === undefined || !isTypeKnown ? [type] : [...possible];
}

/** The objects that a field leads to. */
export function below(place: Place, { own, added, joins }: { own: FieldInDepartment; added: FetchField; joins: Joins }): Place {
  const type = joins.types.get(own.typeName);
  const here = type?.in.get(place.graph);
  const possible = (here?.isInterfaceObject ? type?.possible : here?.possible) ?? new Set([own.typeName]);
  if (!(added.place instanceof AnswerObject)) added.place = new AnswerObject(pathBelow(place, added));
  const parents = place.possible.size === 1 ? [...place.possible] : [place.typeName];
  return {
    fetch: place.fetch,
    graph: place.graph,
    typeName: own.typeName,
    possible,
    isTypeKnown: !here?.isInterfaceObject,
    into: added.below,
    // Who else is asked about these objects is asked under the same conditions: without them there are none.
    conditions: [...new Set([...place.conditions, ...added.conditions])],
    narrowedTo: undefined,
    object: added.place as AnswerObject,
    provided: [
      ...parents.flatMap(typeName => providedBelow(place.provided, { joins, typeName, name: own.name })),
      ...(own.provides ? [own.provides] : []),
    ],
  };
}

function pathBelow(place: Place, { key, type }: FetchField): ResponsePath {
  const only = place.narrowedTo === undefined ? [] : [{ TypeCondition: [...place.narrowedTo] }];
  return [...place.object.path, ...only, { Field: key }, ...listsOf(type)];
}

function listsOf(type: TypeNode): '@'[] {
  if (type.kind === Kind.NON_NULL_TYPE) return listsOf(type.type);
  return type.kind === Kind.LIST_TYPE ? ['@', ...listsOf(type.type)] : [];
}

export function intersect(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter(name => other.has(name)));
}
