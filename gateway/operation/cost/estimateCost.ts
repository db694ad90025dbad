import type { Variables } from '../coerceVariables.ts';
import { CostRun } from './CostRun.ts';
import type { CostEstimate, OperationCost } from './OperationCost.ts';

/**
 * What a request may come to at most, by the static analysis of the GraphQL cost specification
 * (https://ibm.github.io/graphql-specs/cost-spec.html#sec-Static-Query-Analysis) with the defaults of Apollo's routers: an object 1,
 * a scalar or enum 0, a mutation 10. Sizes of nested lists multiply. A list is as long as `@listSize` or, without it, `first` or `last`
 * says; the lists of a connection take that length; any other counts as 30. Fields count as often as they are written, and all types of a
 * union count: the estimate is meant to be too high rather than too low.
 * @throws CallerError LIST_SIZE_REQUIRED
 */
export function estimateCost({ block, base, fixed }: OperationCost, variables: Variables): CostEstimate {
  if (fixed) return fixed;
  const estimate = new CostRun(variables).estimate(block);
  estimate.cost += base;
  return estimate;
}
