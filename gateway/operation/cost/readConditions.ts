import { Kind, type SelectionNode } from 'graphql';
import type { Condition } from './OperationCost.ts';

/** Said of a selection that is left out whatever the variables are. */
export const LEFT_OUT = 'left out';

const NONE: readonly Condition[] = [];

/** The variables that decide about a selection (https://spec.graphql.org/October2021/#sec--skip). */
export function readConditions({ directives }: SelectionNode): readonly Condition[] | typeof LEFT_OUT {
  if (!directives?.length) return NONE;
  const conditions: Condition[] = [];
  for (const { name, arguments: given } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const leavesOut = name.value === 'skip';
    const value = given?.[0]?.value;
    if (value?.kind === Kind.BOOLEAN && value.value === leavesOut) return LEFT_OUT;
    if (value?.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, leavesOut });
  }
  return conditions.length > 0 ? conditions : NONE;
}
