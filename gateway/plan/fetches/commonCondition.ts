import { type Condition, readConditions } from './Condition.ts';
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

/** For each field on top, the conditions on it and around it. */
function conditionsOf({ fields, fragments }: FetchSelection, around: readonly Condition[]): Condition[][] {
  return [
    ...[...fields.values()].map(({ conditions }) => [...around, ...readConditions(conditions)]),
    ...[...fragments.values()].flatMap(({ conditions, selection }) =>
      conditionsOf(selection, [...around, ...readConditions(conditions)]),
    ),
  ];
}
