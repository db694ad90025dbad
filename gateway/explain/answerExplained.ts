import type { Graph } from '../Graph.ts';
import type { GatewayAnswer } from '../http/GatewayRequest.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';
import { permitOperation } from '../policy/permitOperation.ts';
import type { DryRun } from './allowExplain.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import { explainOperation } from './explainOperation.ts';
import { tellOwnRequest } from './tellOwnRequest.ts';

/** A request that asks for a dry run, decided upon. */
interface DryRequest extends Pick<ExplainedOperation, 'operation' | 'variables'>, Pick<GatewayAnswer, 'mediaType'> {
  caller: Caller;
  decision: PolicyDecision;
}

/**
 * The answer of a dry run, without data: what one stage makes of the operation, in `extensions.explain`, or what would become of the
 * caller's own request, in `extensions.dryRun`.
 * @throws CallerError as the request itself would: POLICY_REFUSED (except in a run of the second kind, which tells it), OPERATION_TOO_INTRICATE,
 * PLANNING_FAILED; EXPLAIN_REFUSED to callers whom nobody knows
 */
export function answerExplained(asked: DryRun, request: DryRequest, graph: Graph): GatewayAnswer {
  return {
    status: 200,
    mediaType: request.mediaType,
    body: JSON.stringify({ data: null, extensions: tell(asked, request, graph) }),
  };
}

function tell(
  asked: DryRun,
  { operation, decision, variables, caller }: DryRequest,
  { planner, plans, supergraph }: Graph,
): object {
  const explained = { variables, schema: supergraph.apiSchema, planner };
  if (asked.stage === 'request') return { dryRun: tellOwnRequest({ operation, decision, caller }, { ...explained, plans }) };
  const permitted = permitOperation(operation, decision);
  plans.planOperationWithCache(permitted);
  const { stage, percentage } = asked;
  return { explain: { stage, lines: explainOperation(stage, { ...explained, operation: permitted, percentage }) } };
}
