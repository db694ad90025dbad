import { estimateCost } from '../operation/cost/estimateCost.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';

/** What the gateway's limits go by, with the option of each: the same function estimates here and there. */
export function showEstimate({ operation, variables }: Pick<ExplainedOperation, 'operation' | 'variables'>): string {
  const { nodes, cost } = estimateCost(operation.cost, variables);
  return `cost ${cost} (--max-cost), ${nodes} objects in the answer (--max-nodes)`;
}
