import type { IncomingHttpHeaders } from 'node:http';

/** An HTTP request to `/graphql`, its body read. */
export interface GatewayRequest {
  id: string;
  /** Where it comes from; empty where nobody needs to know. */
  address: string;
  method: string;
  headers: IncomingHttpHeaders;
  searchParams: URLSearchParams;
  body: string;
  /** What `body` holds, where it was read already: one operation of a batch. */
  parsed?: unknown;
  /** Whether it was counted against the caller's share already. */
  isAdmitted?: boolean;
  /** Aborted when the caller hangs up. */
  hungUp: AbortSignal;
}

/** What goes back: one body, one write. */
export interface GatewayAnswer {
  status: number;
  mediaType: string;
  /** Text, or its UTF-8 where it was encoded already; see `encodeBody`. */
  body: string | Buffer;
  headers?: Readonly<Record<string, string>>;
}

/** What goes back to a subscription: many answers, and an end. */
export interface EventStream {
  /** Each the JSON text of one GraphQL response. What ended the subscription, if the caller must know, is the last. */
  events: AsyncIterable<string>;
  /** Aborted when the subscription is over; what it still has to say must then not wait for a slow reader. */
  over: AbortSignal;
  /** Says that nobody listens any more; whatever works for the stream stops. */
  close: () => void;
}
