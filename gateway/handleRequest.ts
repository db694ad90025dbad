import { openEvidence } from './evidence/openEvidence.ts';
import { sealEvidence } from './evidence/sealEvidence.ts';
import { executePlan } from './execute/executePlan.ts';
import { exitWithoutData } from './exitWithoutData.ts';
import { allowExplain } from './explain/allowExplain.ts';
import { answerExplained } from './explain/answerExplained.ts';
import type { Gateway } from './Gateway.ts';
import type { GatewayAnswer, GatewayRequest } from './http/GatewayRequest.ts';
import { negotiateMediaType } from './http/negotiateMediaType.ts';
import { checkMethodAllows, readGraphQLRequest } from './http/readGraphQLRequest.ts';
import { standingOf } from './identity/contextHeader.ts';
import { identifyCaller } from './identity/identifyCaller.ts';
import { readAccess } from './identity/readAccess.ts';
import { coerceVariables } from './operation/coerceVariables.ts';
import { limitCost } from './operation/cost/limitCost.ts';
import { findDocument } from './operation/documents/findDocument.ts';
import { limitVariables } from './operation/limits/limitVariables.ts';
import { permitOperation } from './policy/permitOperation.ts';
import { HUNG_UP, RequestDeadline } from './RequestDeadline.ts';

/**
 * One request, told as a story. README.md draws the same with every exit.
 * Whatever refuses a request throws a `CallerError`; the one exit for it, and for faults of our own, is at the end.
 */
export async function handleRequest(request: GatewayRequest, gateway: Gateway): Promise<GatewayAnswer> {
  using graph = gateway.graphs.enter();
  const record = gateway.watch.begin(request);
  using deadline = new RequestDeadline(request.hungUp, gateway.config.limits);
  try {
    const mediaType = negotiateMediaType(request.headers.accept);
    const parameters = readGraphQLRequest(request);
    const explain = allowExplain(request.headers, gateway.config.explainSecret);

    const found = identifyCaller(request.headers, gateway.tokens);
    const caller = found instanceof Promise ? await found : found;
    const access = readAccess(request.headers);
    Object.assign(record, { caller, purpose: access });
    const view = graph.views.for(gateway.policy.audienceOf(caller));
    if (!request.isAdmitted) gateway.callers.admit(caller, request.address);

    const asked = findDocument(parameters, gateway.documents);
    const operation = view.prepare(asked, work => record.time('prepare', work));
    record.operation = operation;
    checkMethodAllows(operation.kind, request);
    const given = limitVariables(parameters.variables, request.body, gateway.config.limits);
    const variables = coerceVariables(view.apiSchema, operation, given);

    record.estimate = limitCost(operation.cost, variables, gateway.config.limits);
    gateway.callers.charge(caller, request.address, record.estimate.cost);

    if (gateway.grants.mayBeNews(caller, access.grant)) await gateway.grants.hearNews();
    const decision = gateway.policy.decide(operation, { caller, access, variables, isDry: !!explain }, graph.supergraph);
    record.decision = decision;
    if (explain) {
      await gateway.ledger.foretell({ id: request.id, caller, purpose: access, operation, variables, decision });
      return answerExplained(explain, { operation, decision, variables, caller, mediaType }, graph);
    }
    using _right = gateway.grants.use(decision.grant, deadline.end);
    const permitted = permitOperation(operation, decision);

    const plan = graph.plans.planOperationWithCache(permitted, record);

    const entry = await openEvidence(gateway.ledger, record, { caller, operation, decision, variables });

    // What was fetched, and its text, are let go of: an answer waits for the disk, and the collector would carry both along.
    const projected = await executePlan(plan, {
      variables,
      departments: graph.departments,
      lastKnown: gateway.lastKnown,
      types: graph.types,
      deadline,
      ...standingOf(entry.id, { caller, access, isSigned: gateway.security.keys !== undefined }),
      ...gateway.watch.callsOf(record),
    }).then(fetched => record.time('project', () => view.projector.project(permitted, fetched, variables)));

    const answer: GatewayAnswer = Object.assign(projected, { status: request.hungUp.aborted ? HUNG_UP : 200, mediaType });
    await sealEvidence(gateway.ledger, entry, { answer, errors: projected.errors.length });
    gateway.watch.finish(record, answer, projected.errors);
    return answer;
  } catch (error) {
    return await exitWithoutData(error, request, { record, gateway });
  }
}
