import { OverrideDraw } from '../plan/OverrideDraw.ts';
import { operationToPlan } from '../plan/operationToPlan.ts';
import type { QueryPlan } from '../plan/QueryPlan.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import type { ExplainStage } from './explainStages.ts';
import { showDraw } from './showDraw.ts';
import { showFetches } from './showFetches.ts';
import { showParse } from './showParse.ts';
import { showPlan } from './showPlan.ts';
import { showProjection } from './showProjection.ts';
import { showValid } from './showValid.ts';

/**
 * What one stage makes of an operation, as lines for people. No department is asked.
 * Values of variables never appear: an operator may paste the result into a ticket.
 */
export function explainOperation(stage: ExplainStage, explained: ExplainedOperation): string[] {
  switch (stage) {
    case 'parse':
      return showParse(explained.operation.document);
    case 'validate':
      return showValid(explained);
    case 'plan':
      return [...showPlan(planExplained(explained)), ...showDraw(explained)];
    case 'fetches':
      return [...showFetches(planExplained(explained), explained), ...showDraw(explained)];
    case 'project':
      return showProjection(explained);
  }
}

/** Planned anew, because the gateway keeps what it compiles from a plan and not the plan itself. */
export function planExplained({ operation, schema, planner, percentage }: ExplainedOperation): QueryPlan {
  const toPlan = operationToPlan(operation, schema);
  return toPlan ? planner.plan(toPlan, new OverrideDraw(planner.percentages).drawAt(percentage).percentage) : {};
}
