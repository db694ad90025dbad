import { ASSUMED_LIST_SIZE } from '../operation/cost/CostRun.ts';
import { estimateCost } from '../operation/cost/estimateCost.ts';
import { measureDepth } from '../operation/limits/measureDepth.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';

/** What is known of an operation that passed validation. One that did not pass never comes here. */
export function showValid({ operation, variables }: ExplainedOperation): string[] {
  const { definition, fragments } = operation;
  const { nodes, cost } = estimateCost(operation.cost, variables);
  return [
    'ok: the operation fits the schema and is within the limits',
    `  ${operation.kind} ${definition.name?.value ?? '(without a name)'}, depth ${measureDepth(definition.selectionSet, fragments)}`,
    `  the answer may hold ${nodes} objects, taking lists that nothing bounds as ${ASSUMED_LIST_SIZE} long; its cost is estimated at ${cost}`,
  ];
}
