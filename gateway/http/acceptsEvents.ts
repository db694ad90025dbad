export const EVENT_STREAM = 'text/event-stream';

/** True for a caller that can read Server-Sent Events. Many clients say so with every request, also for queries. */
export function acceptsEvents(accept: string | undefined): boolean {
  return accept?.includes(EVENT_STREAM) === true;
}
