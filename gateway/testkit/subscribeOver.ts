import { createClient } from 'graphql-ws';
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
 */
export async function subscribeOver(carrier: Carrier, url: string, query: string, variables = {}): Promise<Subscribed> {
  if (carrier === 'ws') return overWebSocket(url, query, variables);
  const { next, hangUp } = await readSse(url, { query, variables });
  return {
    next: async () => {
      const event = await next();
      return event?.event === 'complete' ? COMPLETE : event?.data;
    },
    hangUp,
  };
}

function overWebSocket(url: string, query: string, variables: Record<string, unknown>): Subscribed {
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
  const results = client.iterate({ query, variables });
  return {
    next: async () => {
      const { done, value } = await results.next();
      return done ? COMPLETE : value;
    },
    hangUp: () => void results.return?.(),
  };
}
