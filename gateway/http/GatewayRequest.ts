import type { IncomingHttpHeaders } from 'node:http';

/** An HTTP request to `/graphql`, its body read. */
export interface GatewayRequest {
  id: string;
  method: string;
  headers: IncomingHttpHeaders;
  searchParams: URLSearchParams;
  body: string;
  /** Aborted when the caller hangs up. */
  hungUp: AbortSignal;
}

/** What goes back: one string, one write. */
export interface GatewayAnswer {
  status: number;
  mediaType: string;
  body: string;
  headers?: Readonly<Record<string, string>>;
}
