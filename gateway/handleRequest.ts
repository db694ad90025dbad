import { openEvidence } from './evidence/openEvidence.ts';
import { sealEvidence } from './evidence/sealEvidence.ts';
import { executePlan } from './execute/executePlan.ts';
import { allowExplain } from './explain/allowExplain.ts';
import { answerExplained } from './explain/answerExplained.ts';
import type { Gateway } from './Gateway.ts';
import { answerError } from './http/answerError.ts';
import type { GatewayAnswer, GatewayRequest } from './http/GatewayRequest.ts';
import { negotiateMediaType } from './http/negotiateMediaType.ts';
import { checkMethodAllows, readGraphQLRequest } from './http/readGraphQLRequest.ts';
import { authorityOf } from './identity/authorityOf.ts';
import { identifyCaller } from './identity/identifyCaller.ts';
import { coerceVariables } from './operation/coerceVariables.ts';
import { limitCost } from './operation/cost/limitCost.ts';
import { findDocument } from './operation/documents/findDocument.ts';
import { limitVariables } from './operation/limits/limitVariables.ts';
import { prepareOperation } from './operation/prepareOperation.ts';
import { prepareOperationWithCache } from './operation/prepareOperationWithCache.ts';
import { decideOperation } from './policy/decideOperation.ts';
import { permitOperation } from './policy/permitOperation.ts';
import { CallerHungUp, RequestDeadline } from './RequestDeadline.ts';

/** For evidence and log only, as nobody is there to read it (the number is nginx's). */
const HUNG_UP = 499;

/**
 * One request, told as a story. README.md draws the same with every exit.
 * Whatever refuses a request throws a `CallerError`; the one exit for it, and for faults of our own, is at the end.
 */
export async function handleRequest(request: GatewayRequest, gateway: Gateway): Promise<GatewayAnswer> {
  using graph = gateway.graphs.enter();
  using deadline = new RequestDeadline(request.hungUp, gateway.config.limits.requestDeadline);
  try {
    const mediaType = negotiateMediaType(request.headers.accept);
    const parameters = readGraphQLRequest(request);
    const explain = allowExplain(request.headers, gateway.config.explainSecret);

    const caller = identifyCaller(request.headers);
    gateway.callers.admit(caller, request.address);

    const { apiSchema } = graph.supergraph;
    const asked = findDocument(parameters, gateway.documents);
    const operation = prepareOperationWithCache(asked, graph.operations, it => prepareOperation(it, apiSchema, gateway.config));
    checkMethodAllows(operation.kind, request);
    const given = limitVariables(parameters.variables, request.body, gateway.config.limits);
    const variables = coerceVariables(apiSchema, operation, given);

    const { cost } = limitCost(operation.cost, variables, gateway.config.limits);
    gateway.callers.charge(caller, request.address, cost);

    const decision = decideOperation(operation, caller);
    const permitted = permitOperation(operation, decision);

    const plan = await graph.plans.planOperationWithCache(permitted, deadline.signal, request.id);
    if (explain) return await answerExplained(explain, { operation: permitted, variables, mediaType }, graph.supergraph);

    const entry = await openEvidence(gateway.ledger, { id: request.id, caller, operation, decision });

    const fetched = await executePlan(plan, {
      variables,
      departments: graph.departments,
      types: graph.types,
      signal: deadline.signal,
      authority: authorityOf(caller),
      onCall: call => entry.calls.push(call),
      onFailure: (department, what) => gateway.log.warn({ request: request.id, department, ...what }, 'a department failed'),
    });

    const { body, errors } = graph.projector.project(permitted, fetched, variables);

    const status = request.hungUp.aborted ? HUNG_UP : 200;
    await sealEvidence(gateway.ledger, entry, { status, errors: errors.length });
    return { status, mediaType, body };
  } catch (error) {
    return exit(error, request, gateway);
  }
}

function exit(error: unknown, { id, headers }: GatewayRequest, { log }: Gateway): GatewayAnswer {
  if (error instanceof CallerHungUp) return { status: HUNG_UP, mediaType: 'application/json', body: '' };
  const answer = answerError(error, { accept: headers.accept, id });
  if (answer.status >= 500) log.error({ request: id, err: error }, 'a request failed');
  return answer;
}
