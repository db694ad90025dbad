import type { IncomingHttpHeaders } from 'node:http';
import { UnrecordedTrace } from './UnrecordedTrace.ts';

// https://www.w3.org/TR/trace-context/#traceparent-header-field-values, version 00
const TRACE_PARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
/** What everybody has to carry (https://www.w3.org/TR/trace-context/#tracestate-limits), and not more. */
const LONGEST_STATE = 512;
const STATE = /^[\x20-\x7e]+$/;

/**
 * For a gateway that traces nothing: the caller's trace goes to the departments as it came, so that those who do trace are
 * found from it. Without a library, and without cost for callers that send none. What is malformed is left out.
 */
export function passOnTrace({ traceparent, tracestate }: IncomingHttpHeaders): UnrecordedTrace | undefined {
  if (typeof traceparent !== 'string') return undefined;
  const id = TRACE_PARENT.exec(traceparent)?.[1];
  if (id === undefined) return undefined;
  const headers = ['traceparent', traceparent];
  if (typeof tracestate === 'string' && tracestate.length <= LONGEST_STATE && STATE.test(tracestate)) {
    headers.push('tracestate', tracestate);
  }
  return new UnrecordedTrace(id, headers);
}
