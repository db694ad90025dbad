import { Kind, type SelectionSetNode } from 'graphql';
import type { Joins } from '../../supergraph/joins/Joins.ts';

/** Whether selections of `@provides` name a field of an object type. */
export function isProvided(selections: readonly SelectionSetNode[], field: Asked): boolean {
  return selections.some(({ selections: all }) =>
    all.some(one =>
      one.kind === Kind.FIELD
        ? one.name.value === field.name
        : one.kind === Kind.INLINE_FRAGMENT &&
          isFor(one.typeCondition?.name.value, field) &&
          isProvided([one.selectionSet], field),
    ),
  );
}

/** What such selections name below a field. */
export function providedBelow(selections: readonly SelectionSetNode[], field: Asked): SelectionSetNode[] {
  return selections.flatMap(({ selections: all }) =>
    all.flatMap(one => {
      if (one.kind === Kind.FIELD) return one.name.value === field.name && one.selectionSet ? [one.selectionSet] : [];
      if (one.kind !== Kind.INLINE_FRAGMENT || !isFor(one.typeCondition?.name.value, field)) return [];
      return providedBelow([one.selectionSet], field);
    }),
  );
}

interface Asked {
  joins: Joins;
  typeName: string;
  name: string;
}

function isFor(condition: string | undefined, { joins, typeName }: Asked): boolean {
  return condition === undefined || condition === typeName || (joins.types.get(condition)?.possible.has(typeName) ?? false);
}
