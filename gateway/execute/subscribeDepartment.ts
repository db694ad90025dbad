import type { Variables } from '../operation/coerceVariables.ts';
import { bufferEvents } from './bufferEvents.ts';
import type { EventFetch } from './compilePlan.ts';
import type { DepartmentAnswer } from './DepartmentClient.ts';
import type { DepartmentStream } from './DepartmentStream.ts';

export interface SubscribeOptions {
  variables: Variables;
  streams: ReadonlyMap<string, DepartmentStream>;
  /** Aborted when the subscription is over, with the reason. */
  signal: AbortSignal;
  /** Events kept for a slow reader. */
  maxWaiting: number;
  onOverflow: () => void;
  /** Headers that carry the trace to the department: name, value, name, value. */
  traceHeaders?: readonly string[] | undefined;
}

/**
 * Asks a department for its events. One that is not `ok` is the last: the stream broke. The reader is thrown the signal's
 * reason when that is aborted. Without a fetch there is nothing to wait for, and the stream ends at once.
 */
export function subscribeDepartment(
  fetch: EventFetch | undefined,
  { variables, streams, signal, maxWaiting, onOverflow, traceHeaders }: SubscribeOptions,
): AsyncIterable<DepartmentAnswer> {
  if (!fetch) return noEvents();
  const { department, variables: names } = fetch.root;
  const stream = streams.get(department);
  if (!stream) throw new Error(`The plan names department "${department}", which the supergraph does not know.`);
  const used: Record<string, unknown> = {};
  for (const name of names) if (variables[name] !== undefined) used[name] = variables[name];
  const arriving = stream.subscribe({ query: fetch.query, variables: used }, signal, { headers: traceHeaders });
  return bufferEvents(arriving, { max: maxWaiting, signal, onOverflow });
}

async function* noEvents(): AsyncGenerator<DepartmentAnswer> {}
