import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { callerKey } from '../data/dataKey.ts';
import { ASSUMED_LIST_SIZE } from '../operation/cost/CostRun.ts';
import { compileCost } from '../operation/cost/compileCost.ts';
import { estimateCost } from '../operation/cost/estimateCost.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PlanPath } from '../plan/QueryPlan.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';

type Path = PlanPath;

/**
 * How many objects a plan's path may lead to, by the same estimate that limits an answer: what the operation counts when
 * cut down to that path, less what it counts without the path's last field. Equal entities are sent once, so fewer may travel.
 */
export function estimateEntities(path: Path, { operation, variables, schema }: ExplainedOperation): number {
  const keys = path.flatMap(segment => (typeof segment === 'object' && 'Field' in segment ? [segment.Field] : []));
  const whole = cutTo(keys, operation.definition.selectionSet, operation.fragments);
  // A path that only the plan knows: into a field that one department needs of another, and nobody asked for.
  if (!whole) return ASSUMED_LIST_SIZE ** path.filter(segment => segment === '@').length;
  const count = (selectionSet: SelectionSetNode | undefined) => {
    if (!selectionSet) return 0;
    const definition = { ...operation.definition, selectionSet };
    return estimateCost(compileCost({ definition, fragments: operation.fragments }, schema), variables).nodes;
  };
  const without = keys.length > 1 ? cutTo(keys.slice(0, -1), operation.definition.selectionSet, operation.fragments) : undefined;
  return count(whole) - count(without);
}

/** The selection that leads along `keys` and nowhere else; undefined when the operation has no such field. */
function cutTo(
  keys: readonly string[],
  set: SelectionSetNode,
  fragments: PreparedOperation['fragments'],
): SelectionSetNode | undefined {
  for (const selection of set.selections) {
    const cut = cutSelection(keys, selection, fragments);
    if (cut) return { kind: Kind.SELECTION_SET, selections: [cut] };
  }
  return undefined;
}

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

function cutSelection(
  keys: readonly string[],
  selection: SelectionNode,
  fragments: PreparedOperation['fragments'],
): SelectionNode | undefined {
  if (selection.kind === Kind.FIELD) {
    if (callerKey(keys[0] ?? '') !== (selection.alias ?? selection.name).value || !selection.selectionSet) return undefined;
    const below = keys.length === 1 ? NOTHING : cutTo(keys.slice(1), selection.selectionSet, fragments);
    return below && { ...selection, selectionSet: below };
  }
  const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  const below = fragment && cutTo(keys, fragment.selectionSet, fragments);
  if (!fragment || !below) return undefined;
  const { typeCondition } = fragment;
  return { kind: Kind.INLINE_FRAGMENT, ...(typeCondition ? { typeCondition } : {}), selectionSet: below };
}
