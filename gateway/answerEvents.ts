import { type EvidenceEntry, openEvidence } from './evidence/openEvidence.ts';
import { reasonOf, refuseEvidence } from './evidence/refuseEvidence.ts';
import { sealEvidence } from './evidence/sealEvidence.ts';
import type { CompiledStep } from './execute/compilePlan.ts';
import type { DepartmentAnswer, DepartmentCall } from './execute/DepartmentClient.ts';
import { executePlan } from './execute/executePlan.ts';
import type { Gateway } from './Gateway.ts';
import type { Graph } from './Graph.ts';
import { answerError } from './http/answerError.ts';
import type { EventStream } from './http/GatewayRequest.ts';
import { standingOf } from './identity/contextHeader.ts';
import type { Variables } from './operation/coerceVariables.ts';
import type { PreparedOperation } from './operation/PreparedOperation.ts';
import type { Projector } from './project/projectAnswer.ts';
import { CallerHungUp, RequestDeadline } from './RequestDeadline.ts';
import type { LiveSubscription } from './Subscriptions.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';
import type { RequestRecord } from './watch/RequestRecord.ts';

/** A subscription that was permitted and planned. */
interface Begun {
  live: LiveSubscription;
  /** Of its beginning. */
  record: RequestRecord;
  /** Evidence of the subscription as a whole: opened before its department heard of it, sealed at its end. */
  entry: EvidenceEntry;
  /** Whose stream it is; undefined where nothing is subscribed to. */
  department: string | undefined;
  permitted: PreparedOperation;
  plan: CompiledStep | undefined;
  variables: Variables;
  /** Of the view of the graph that the caller sees. */
  projector: Projector;
}

interface Place {
  gateway: Gateway;
  graph: Graph;
}

/** The second half of `handleSubscription`: every event becomes an answer, in order, until there is a reason to end. */
export function answerEvents(arriving: AsyncIterable<DepartmentAnswer>, begun: Begun, { gateway, graph }: Place): EventStream {
  const { live, entry } = begun;
  const { log, ledger, watch } = gateway;
  watch.subscribed(begun.record);
  graph.enter();
  const stay = graph.onRetire(() => live.end(subscriptionEndings.moved()));
  const finish = () => {
    if (begun.department !== undefined) entry.calls.push(streamAsCall(begun.department, begun));
    stay();
    graph[Symbol.dispose]();
    sealEvidence(ledger, entry, { answer: { status: 200, body: '' }, errors: 0 }).catch((error: unknown) => {
      log.error({ request: entry.id, err: error }, 'the evidence of a subscription could not be sealed');
      return refuseEvidence(ledger, { ...entry, purpose: entry.purpose, entry }, error);
    });
  };
  if (live.signal.aborted) finish();
  else live.signal.addEventListener('abort', finish, { once: true });
  return {
    events: tellEvents(arriving, begun, { gateway, graph }),
    over: live.signal,
    close: () => live.end(new CallerHungUp('nobody listens any more')),
  };
}

/** For evidence a stream is one call, which ends with the subscription. */
function streamAsCall(department: string, { live, entry }: Begun): DepartmentCall {
  const { ended } = live;
  const outcome = ended instanceof CallerHungUp || ended === 'completed' ? 'ok' : reasonOf(ended);
  const milliseconds = Date.now() - entry.openedAt.getTime();
  const unsigned = { signedFor: undefined, digest: undefined, reasons: undefined, receipt: undefined };
  return { department, outcome, milliseconds, entities: 0, repeats: 0, joined: false, ...unsigned };
}

async function* tellEvents(
  arriving: AsyncIterable<DepartmentAnswer>,
  begun: Begun,
  place: Place,
): AsyncGenerator<string, void, undefined> {
  const { live } = begun;
  let count = 0;
  try {
    for await (const event of arriving) {
      count += 1;
      const body = await answerEvent(event, `${live.facts.id}.${count}`, { begun, place });
      // An end while it was being answered left holes in it.
      live.signal.throwIfAborted();
      yield body;
    }
    live.end('completed');
  } catch (error) {
    if (error instanceof CallerHungUp) return;
    const { id } = live.facts;
    const { status, body } = answerError(error, { accept: undefined, id });
    if (status >= 500 && live.ended === undefined) place.gateway.log.error({ request: id, err: error }, 'a subscription failed');
    yield String(body);
  } finally {
    live.end(new CallerHungUp('nobody listens any more'));
  }
}

/** One event: stages 6 to 8 of a request, with a deadline, evidence and a record of its own, which ends whatever happens. */
async function answerEvent(event: DepartmentAnswer, id: string, at: { begun: Begun; place: Place }): Promise<string> {
  const { watch, ledger } = at.place.gateway;
  const { caller, purpose, operation } = at.begun.entry;
  const record = watch.beginEvent(id, at.begun.record);
  Object.assign(record, { caller, purpose, operation });
  try {
    return await answerRecorded(event, record, at);
  } catch (error) {
    watch.finishWithoutData(record, { status: 500, body: '' }, error);
    await refuseEvidence(ledger, record, error);
    throw error;
  }
}

async function answerRecorded(
  event: DepartmentAnswer,
  record: RequestRecord,
  { begun: { live, entry, permitted, plan, variables, projector }, place: { gateway, graph } }: { begun: Begun; place: Place },
): Promise<string> {
  const { ledger, config } = gateway;
  const { caller, operation, decision, isAboutPersons } = entry;
  using deadline = new RequestDeadline(live.signal, config.limits);
  const own = await openEvidence(ledger, record, { caller, operation, decision, variables, isAboutPersons });

  const { body, errors } = await executePlan(plan, {
    event,
    variables,
    departments: graph.departments,
    types: graph.types,
    deadline,
    ...standingOf(own.id, { caller, access: entry.purpose, isSigned: gateway.security.keys !== undefined }),
    lastKnown: gateway.lastKnown,
    ...gateway.watch.callsOf(record),
  }).then(fetched => record.time('project', () => projector.project(permitted, fetched, variables)));

  const answer = { status: 200, body };
  await sealEvidence(ledger, own, { answer, errors: errors.length });
  gateway.watch.finish(record, answer, errors);
  return body;
}
