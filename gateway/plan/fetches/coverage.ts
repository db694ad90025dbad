import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Joins } from '../../supergraph/joins/Joins.ts';
import { isProvided, providedBelow } from './provided.ts';
import type { Routes } from './Routes.ts';

interface Where {
  graph: string;
  typeName: string;
  joins: Joins;
  routes: Routes;
  /** What the department has on this way only. */
  provided?: readonly SelectionSetNode[];
}

/** More is not looked at: only who covers more counts. */
const ENOUGH = 400;

/** How many of the selected fields a department could deliver itself, from an object of a type on. */
export function coverage(selections: readonly SelectionNode[], where: Where, found = 0): number {
  let count = found;
  for (const selection of selections) {
    if (count >= ENOUGH) return count;
    if (selection.kind === Kind.FIELD) count = ofField(selection, where, count);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const typeName = selection.typeCondition?.name.value ?? where.typeName;
      const isKnown = where.joins.types.get(typeName)?.in.has(where.graph);
      if (isKnown) count = coverage(selection.selectionSet.selections, { ...where, typeName }, count);
    }
  }
  return count;
}

function ofField(selection: SelectionNode & { kind: Kind.FIELD }, where: Where, count: number): number {
  const { graph, typeName, joins, routes, provided = [] } = where;
  const asked = { joins, typeName, name: selection.name.value };
  const mentioned = isProvided(provided, asked) ? joins.types.get(typeName)?.in.get(graph)?.fields.get(asked.name) : undefined;
  const field = routes.ownField(graph, typeName, asked.name) ?? mentioned;
  if (!field || field.requires) return count;
  if (!selection.selectionSet) return count + 1;
  const below = [...providedBelow(provided, asked), ...(field.provides ? [field.provides] : [])];
  return coverage(selection.selectionSet.selections, { ...where, typeName: field.typeName, provided: below }, count + 1);
}
