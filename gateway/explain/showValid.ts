import { ASSUMED_LIST_SIZE } from '../operation/cost/CostRun.ts';
import { measureDepth } from '../operation/limits/measureDepth.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import { showEstimate } from './showEstimate.ts';

/** What is known of an operation that passed validation. One that did not pass never comes here. */
export function showValid(explained: ExplainedOperation): string[] {
  const { operation } = explained;
  const { definition, fragments } = operation;
  return [
    'ok: the operation fits the schema and is within the limits',
    `  ${operation.kind} ${definition.name?.value ?? '(without a name)'}, depth ${measureDepth(definition.selectionSet, fragments)}`,
    `  estimate: ${showEstimate(explained)}, taking lists that nothing bounds as ${ASSUMED_LIST_SIZE} long`,
  ];
}
