import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { callerKey } from '../data/dataKey.ts';
import type { QueryPlan } from '../plan/QueryPlan.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import { estimateEntities } from './estimateEntities.ts';
import { listFetches, type PlannedFetch } from './listFetches.ts';
import { showEstimate } from './showEstimate.ts';
import { showPath } from './showPath.ts';
import { showRequires } from './showRequires.ts';

/** Which department is asked for what, in which round, told by which keys, and how much that may be. */
export function showFetches(plan: QueryPlan, explained: ExplainedOperation): string[] {
  const fetches = listFetches(plan.node);
  if (fetches.length === 0) return ['No department is asked: the gateway answers this operation itself.'];
  const lines: string[] = [];
  for (const [round, together] of Map.groupBy(fetches, fetch => fetch.round)) {
    lines.push(`round ${round}${together.length > 1 ? `: ${together.length} departments side by side` : ''}`);
    for (const fetch of together) lines.push(...showFetch(fetch, explained).map(line => `  ${line}`));
  }
  const rounds = fetches.at(-1)?.round ?? 0;
  const departments = new Set(fetches.map(({ department }) => department));
  lines.push(
    `${fetches.length} call(s) to ${departments.size} department(s), ${rounds} round trip(s) one after another`,
    `estimate: ${showEstimate(explained)}, ${fetches.reduce((sum, fetch) => sum + entitiesOf(fetch, explained), 0)} entities asked for`,
  );
  return lines;
}

function showFetch(fetch: PlannedFetch, explained: ExplainedOperation): string[] {
  const when = fetch.conditions.length > 0 ? `, only if ${fetch.conditions.join(' and ')}` : '';
  const lines = [`${fetch.department}${when}`];
  const roots = rootFields(fetch.operation);
  if (fetch.entities.length === 0) return [...lines, ...roots.map(field => `  fields   ${oneLine(field)}`)];
  for (const { alias, paths, requires } of fetch.entities) {
    const entity = roots.find(field => (field.alias ?? field.name).value === alias);
    lines.push(
      `  at       ${paths.map(showPath).join(' and ')}`,
      `  told by  ${showRequires(requires)}`,
      `  fields   ${entity?.selectionSet ? entity.selectionSet.selections.map(oneLine).join(' ') : ''}`,
      `  entities about ${paths.reduce((sum, path) => sum + estimateEntities(path, explained), 0)}, equal ones sent once`,
    );
  }
  return lines;
}

function entitiesOf({ entities }: PlannedFetch, explained: ExplainedOperation): number {
  return entities.flatMap(({ paths }) => paths).reduce((sum, path) => sum + estimateEntities(path, explained), 0);
}

function rootFields(operation: string): FieldNode[] {
  const document = parse(operation, { noLocation: true });
  const fragments = document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION);
  const root = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION);
  return (root?.selectionSet.selections ?? []).flatMap(node =>
    node.kind === Kind.FIELD ? [withFragments(node, fragments)] : [],
  );
}

/** The planner shares repeated selections as fragments; a reader of one fetch wants the fields. */
function withFragments(field: FieldNode, fragments: readonly FragmentDefinitionNode[]): FieldNode {
  if (fragments.length === 0 || !field.selectionSet) return field;
  const expand = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.find(({ name }) => name.value === selection.name.value);
        if (!fragment) return [selection];
        const { typeCondition, selectionSet } = fragment;
        return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: expand(selectionSet) }];
      }
      return selection.selectionSet ? [{ ...selection, selectionSet: expand(selection.selectionSet) }] : [selection];
    }),
  });
  return { ...field, selectionSet: expand(field.selectionSet) };
}

function oneLine(node: Parameters<typeof print>[0]): string {
  return print(node)
    .replace(/\s+/g, ' ')
    .replace(/\b_alias_\w+/g, callerKey);
}
