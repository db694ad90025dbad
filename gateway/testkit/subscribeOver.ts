import { createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { readSse } from './readSse.ts';

/** A subscription as its caller sees it, whatever carries it. */
export interface Subscribed {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
  next: () => Promise<any>;
  hangUp: () => void;
}

/** What `next` gives once the subscription has ended as it should. */
export const COMPLETE = 'complete';

export type Carrier = 'sse' | 'ws';

/**
 * Subscribes over SSE or `graphql-transport-ws`. `next` gives each response, then `COMPLETE`. Over a WebSocket a refusal is
 * no response: `next` rejects with the list of errors.
 * @param headers over a WebSocket they travel in `connection_init`
 */
export async function subscribeOver(
  carrier: Carrier,
  url: string,
  query: string,
  variables = {},
  headers: Record<string, string> = {},
): Promise<Subscribed> {
  if (carrier === 'ws') return overWebSocket(url, { query, variables }, headers);
  const { next, hangUp } = await readSse(url, { query, variables }, headers);
  return {
    next: async () => {
      const event = await next();
      return event?.event === 'complete' ? COMPLETE : event?.data;
    },
    hangUp,
  };
}

function overWebSocket(url: string, payload: SubscribePayload, connectionParams: Record<string, string>): Subscribed {
  const address = `${url.replace('http', 'ws')}/graphql`;
  const client = createClient({ url: address, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
  const results = client.iterate(payload);
  return {
    next: async () => {
      const { done, value } = await results.next();
      return done ? COMPLETE : value;
    },
    hangUp: () => void results.return?.(),
  };
}
