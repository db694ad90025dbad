import type { GraphQLSchema } from 'graphql';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { OperationPlanner } from '../plan/OperationPlanner.ts';

/** An operation that is to be explained instead of executed: valid, permitted, and asked of nobody. */
export interface ExplainedOperation {
  operation: PreparedOperation;
  /** Page sizes and conditions come from here; what is not given counts as the estimate's assumption, or as false. */
  variables: Variables;
  schema: GraphQLSchema;
  planner: OperationPlanner;
  /** The draw that decides about progressive overrides; see plan/OverrideDraw.ts. */
  percentage: number;
}
