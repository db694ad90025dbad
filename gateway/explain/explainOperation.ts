import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { operationToPlan } from '../plan/operationToPlan.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import type { ExplainStage } from './explainStages.ts';
import { showFetches } from './showFetches.ts';
import { showParse } from './showParse.ts';
import { showPlan } from './showPlan.ts';
import { showProjection } from './showProjection.ts';
import { showValid } from './showValid.ts';

/**
 * What one stage makes of an operation, as lines for people. No department is asked.
 * Values of variables never appear: an operator may paste the result into a ticket.
 */
export async function explainOperation(stage: ExplainStage, explained: ExplainedOperation): Promise<string[]> {
  switch (stage) {
    case 'parse':
      return showParse(explained.operation.document);
    case 'validate':
      return showValid(explained);
    case 'plan':
      return showPlan(await plan(explained));
    case 'fetches':
      return showFetches(await plan(explained), explained);
    case 'project':
      return showProjection(explained);
  }
}

/** Planned anew, because the gateway keeps what it compiles from a plan and not the plan itself. */
async function plan({ operation, schema, planner }: ExplainedOperation): Promise<QueryPlan> {
  const text = operationToPlan(operation, schema);
  if (text === undefined) return { kind: 'QueryPlan' };
  return planner.planAsync(text, undefined, new Set(), 0);
}
