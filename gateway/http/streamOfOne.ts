import { acceptsEvents } from './acceptsEvents.ts';
import type { EventStream, GatewayAnswer, GatewayRequest } from './GatewayRequest.ts';
import { GRAPHQL_RESPONSE, negotiateMediaType } from './negotiateMediaType.ts';

/**
 * A single answer for a caller that can read a stream. One that reads nothing else gets a stream of one event, and
 * refusals of its operation in the same way (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode).
 */
export function streamOfOne(answer: GatewayAnswer, { headers }: Pick<GatewayRequest, 'headers'>): GatewayAnswer | EventStream {
  if (!readsOnlyEvents(headers.accept)) return answer;
  return { events: one(String(answer.body)), over: alreadyOver, close: () => {} };
}

/** The request as one that accepts a single answer, whatever becomes of that. */
export function askForOne(request: GatewayRequest): GatewayRequest {
  if (!readsOnlyEvents(request.headers.accept)) return request;
  return { ...request, headers: { ...request.headers, accept: GRAPHQL_RESPONSE } };
}

const alreadyOver = AbortSignal.abort();

async function* one(body: string): AsyncGenerator<string> {
  yield body;
}

function readsOnlyEvents(accept: string | undefined): boolean {
  if (!acceptsEvents(accept)) return false;
  try {
    negotiateMediaType(accept);
    return false;
  } catch {
    return true;
  }
}
