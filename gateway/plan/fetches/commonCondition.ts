import { type DirectiveNode, Kind } from 'graphql';
import type { FetchSelection } from './FetchSelection.ts';
import type { PlannedFetch } from './PlannedFetch.ts';

/** A condition under which all that the fetches ask stands; undefined when there is none. */
export function commonCondition(fetches: readonly Pick<PlannedFetch, 'selection'>[]): Condition | undefined {
  const all = fetches.flatMap(({ selection }) => conditionsOf(selection, []));
  const [first = [], ...others] = all;
  return first.find(one =>
    others.every(other => other.some(({ variable, wanted }) => variable === one.variable && wanted === one.wanted)),
  );
}

/** A Boolean variable of the operation, and what it must be. */
export interface Condition {
  variable: string;
  wanted: boolean;
}

/** For each field on top, the conditions on it and around it. */
function conditionsOf({ fields, fragments }: FetchSelection, around: readonly Condition[]): Condition[][] {
  return [
    ...[...fields.values()].map(({ conditions }) => [...around, ...readConditions(conditions)]),
    ...[...fragments.values()].flatMap(({ conditions, selection }) =>
      conditionsOf(selection, [...around, ...readConditions(conditions)]),
    ),
  ];
}

function readConditions(directives: readonly DirectiveNode[]): Condition[] {
  return directives.flatMap(({ name, arguments: given }) => {
    const value = name.value === 'include' || name.value === 'skip' ? given?.[0]?.value : undefined;
    return value?.kind === Kind.VARIABLE ? [{ variable: value.name.value, wanted: name.value === 'include' }] : [];
  });
}
