import { parse, print } from 'graphql';
import type { BatchFetchNode, FetchNode, PlanNode, QueryPlan } from '../plan/QueryPlan.ts';
import { showPath } from './showPath.ts';
import { showRequires } from './showRequires.ts';

/** The plan as an indented tree: what runs after what, what runs side by side, and what each department is sent. */
export function showPlan(plan: QueryPlan): string[] {
  return plan.node ? showNode(plan.node) : ['Nothing to fetch: the gateway answers this operation itself.'];
}

function showNode(node: PlanNode): string[] {
  switch (node.kind) {
    case 'Sequence':
      return ['Sequence', ...indent(node.nodes.flatMap(showNode))];
    case 'Parallel':
      return ['Parallel', ...indent(node.nodes.flatMap(showNode))];
    case 'Condition':
      return [
        ...(node.ifClause ? [`If $${node.condition}`, ...indent(showNode(node.ifClause))] : []),
        ...(node.elseClause ? [`If not $${node.condition}`, ...indent(showNode(node.elseClause))] : []),
      ];
    case 'Fetch':
      return showFetch(node);
    case 'Flatten':
      return [`Flatten(${showPath(node.path)})`, ...indent([...showNode(node.node), ...showApart(node)])];
    case 'BatchFetch':
      return [...showBatchFetch(node), ...indent(showApart(node))];
    case 'Subscription':
      return ['Subscription', ...indent(showNode(node.primary))];
  }
}

/** Lists of entities that must not fail together are one as long as nothing fails. */
function showApart({ apart }: Pick<BatchFetchNode, 'apart'>): string[] {
  return apart ? [`in ${apart.entityBatch.aliases.length} lists once a department has failed`] : [];
}

function showFetch(node: FetchNode): string[] {
  return [
    `Fetch(${node.serviceName})`,
    ...indent([...(node.requires ? [`requires ${showRequires(node.requires)}`] : []), ...showOperation(node)]),
  ];
}

function showBatchFetch(node: BatchFetchNode): string[] {
  const parts = node.entityBatch.aliases.map(
    ({ alias, paths, requires }) => `${alias} at ${paths.map(showPath).join(' and ')} requires ${showRequires(requires)}`,
  );
  return [`BatchFetch(${node.serviceName})`, ...indent([...parts, ...showOperation(node)])];
}

function showOperation({ operation }: FetchNode | BatchFetchNode): string[] {
  return print(parse(operation)).split('\n');
}

function indent(lines: readonly string[]): string[] {
  return lines.map(line => (line === '' ? '' : `  ${line}`));
}
