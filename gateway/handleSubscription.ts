import { answerEvents } from './answerEvents.ts';
import { openEvidence } from './evidence/openEvidence.ts';
import { findEventFetch } from './execute/findEventFetch.ts';
import { subscribeDepartment } from './execute/subscribeDepartment.ts';
import { exitWithoutData } from './exitWithoutData.ts';
import { allowExplain } from './explain/allowExplain.ts';
import { answerExplained } from './explain/answerExplained.ts';
import type { Gateway } from './Gateway.ts';
import { handleRequest } from './handleRequest.ts';
import type { EventStream, GatewayAnswer, GatewayRequest } from './http/GatewayRequest.ts';
import { JSON_RESPONSE } from './http/negotiateMediaType.ts';
import { readGraphQLRequest } from './http/readGraphQLRequest.ts';
import { askForOne, streamOfOne } from './http/streamOfOne.ts';
import { standingOf } from './identity/contextHeader.ts';
import { identifyCaller } from './identity/identifyCaller.ts';
import { readAccess } from './identity/readAccess.ts';
import { coerceVariables } from './operation/coerceVariables.ts';
import { limitCost } from './operation/cost/limitCost.ts';
import { findDocument } from './operation/documents/findDocument.ts';
import { limitVariables } from './operation/limits/limitVariables.ts';
import { permitOperation } from './policy/permitOperation.ts';
import { CallerHungUp, HUNG_UP } from './RequestDeadline.ts';
import type { LiveSubscription } from './Subscriptions.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';

/**
 * The story of a request whose caller can read a stream: the stages of `handleRequest` up to the plan, once; then the plan
 * again and again, once for each event (`answerEvents`). Queries and mutations go the way of all requests.
 */
export async function handleSubscription(request: GatewayRequest, gateway: Gateway): Promise<GatewayAnswer | EventStream> {
  const { config, subscriptions, ledger } = gateway;
  const { id, hungUp } = request;
  using graph = gateway.graphs.enter();
  const record = gateway.watch.begin(request);
  let show: typeof streamOfOne = answer => answer;
  let live: LiveSubscription | undefined;
  try {
    const parameters = readGraphQLRequest(request);
    show = streamOfOne;

    const explain = allowExplain(request.headers, config.explainSecret);

    const found = identifyCaller(request.headers, gateway.tokens);
    const caller = found instanceof Promise ? await found : found;
    record.caller = caller;

    const access = readAccess(request.headers);
    record.purpose = access;
    gateway.callers.admit(caller, request.address);
    const view = graph.views.for(gateway.policy.audienceOf(caller));
    const asked = findDocument(parameters, gateway.documents);
    const operation = view.prepare(asked, work => record.time('prepare', work));
    if (operation.kind !== 'subscription')
      return show(await handleRequest({ ...askForOne(request), isAdmitted: true }, gateway), request);
    record.operation = operation;
    const given = limitVariables(parameters.variables, request.body, config.limits);
    const variables = coerceVariables(view.apiSchema, operation, given);

    const { cost } = limitCost(operation.cost, variables, config.limits);
    gateway.callers.charge(caller, request.address, cost);

    if (gateway.grants.mayBeNews(caller, access.grant)) await gateway.grants.hearNews();
    const decision = gateway.policy.decide(operation, { caller, access, variables, isDry: !!explain }, graph.supergraph);
    record.decision = decision;
    if (explain) {
      await ledger.foretell({ id, caller, purpose: access, operation, variables, decision });
      return answerExplained(explain, { operation, decision, variables, caller, mediaType: JSON_RESPONSE }, graph);
    }
    const permitted = permitOperation(operation, decision);

    const plan = graph.plans.planOperationWithCache(permitted, record);

    const begun = subscriptions.open({ id, caller, operation, graph, hungUp });
    live = begun;
    const right = gateway.grants.use(decision.grant, begun.end.bind(begun));
    begun.signal.addEventListener('abort', () => right[Symbol.dispose](), { once: true });
    const entry = await openEvidence(ledger, record, { caller, operation, decision, variables });

    const source = findEventFetch(plan, variables);
    const events = subscribeDepartment(source, {
      variables,
      streams: graph.streams,
      signal: begun.signal,
      maxWaiting: config.limits.maxWaitingEvents,
      traceHeaders: record.trace?.headers,
      trust: standingOf(id, { caller, access, isSigned: gateway.security.keys !== undefined }).trust,
      onOverflow: () => begun.end(subscriptionEndings.tooSlow(config.limits.maxWaitingEvents)),
    });
    return answerEvents(
      events,
      {
        live: begun,
        record,
        entry,
        department: source?.root.department,
        permitted,
        plan,
        variables,
        projector: view.projector,
      },
      { gateway, graph },
    );
  } catch (error) {
    live?.end(new CallerHungUp('it could not begin'));
    const answer = await exitWithoutData(error, request, { record, gateway });
    return answer.status === HUNG_UP ? answer : show(answer, request);
  }
}
