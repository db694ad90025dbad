import type { IncomingHttpHeaders } from 'node:http';
import type { RequestTrace } from './RequestTrace.ts';

/** Where traces of requests begin. Implemented by OpenTelemetry's library, which is loaded only where traces are wanted. */
export interface Tracing {
  begin(request: { method: string; headers: IncomingHttpHeaders }): RequestTrace;
  /** The answer to one event of a subscription: a trace of its own, linked to the one in which the subscription began. */
  beginEvent(subscription: RequestTrace | undefined): RequestTrace;
  /** Sends what waits, for a bounded time; never rejects. */
  close(): Promise<void>;
}
