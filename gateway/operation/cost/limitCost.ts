import type { GatewayLimits } from '../../config/GatewayLimits.ts';
import { CallerError } from '../../errors.ts';
import type { Variables } from '../coerceVariables.ts';
import { dearestField } from './dearestField.ts';
import { estimateCost } from './estimateCost.ts';
import type { CostEstimate, OperationCost } from './OperationCost.ts';

/**
 * Estimates a request and refuses one whose answer may hold more than `maxNodes` objects, or that may cost more than `maxCost`. This
 * needs the variables, because page sizes usually are variables; so it comes after them, and before planning.
 * @returns the estimate, which the caller's share and the request's record also need
 * @throws CallerError OPERATION_TOO_LARGE, OPERATION_TOO_COSTLY, LIST_SIZE_REQUIRED
 */
export function limitCost(
  cost: OperationCost,
  variables: Variables,
  { maxNodes, maxCost }: Pick<GatewayLimits, 'maxNodes' | 'maxCost'>,
): CostEstimate {
  const estimate = estimateCost(cost, variables);
  if (estimate.nodes > maxNodes) {
    const most = dearestField(cost, variables, 'nodes');
    throw new CallerError(
      'OPERATION_TOO_LARGE',
      `该查询最多可能返回 ${estimate.nodes} 个对象，超过上限 ${maxNodes}，主要来自 ${most}。请减小 first 或 last，减少列表嵌套，或分多次查询。 The operation may return ${estimate.nodes} objects, most of them at ${most}; at most ${maxNodes} are allowed. Ask for shorter pages (first, last), nest fewer lists, or ask in several operations.`,
    );
  }
  if (estimate.cost > maxCost) {
    const most = dearestField(cost, variables, 'cost');
    throw new CallerError(
      'OPERATION_TOO_COSTLY',
      `该操作的估算成本为 ${estimate.cost}，超过上限 ${maxCost}，主要来自 ${most}。请减小 first 或 last，少选该字段，或分多次查询。 The operation is estimated to cost ${estimate.cost}, most of it at ${most}; at most ${maxCost} is allowed. Ask for shorter pages (first, last), leave that field out, or ask in several operations.`,
    );
  }
  return estimate;
}
