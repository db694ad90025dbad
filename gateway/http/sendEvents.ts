import type { ServerResponse } from 'node:http';
import { EVENT_STREAM } from './acceptsEvents.ts';
import type { EventStream } from './GatewayRequest.ts';

/** How long a caller that stopped reading has to take the last words, in milliseconds. */
const LAST_WORDS_TIME = 5_000;

/** A comment: keeps proxies from closing a quiet stream (https://html.spec.whatwg.org/multipage/server-sent-events.html#authoring-notes). */
const PING = ':\n\n';

/**
 * Writes a stream as Server-Sent Events, "distinct connections mode"
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode), no faster than the caller reads.
 * @param ping milliseconds between signs of life
 */
export async function sendEvents(response: ServerResponse, { events, over, close }: EventStream, ping: number): Promise<void> {
  if (response.destroyed) return close();
  response.writeHead(200, {
    'content-type': `${EVENT_STREAM}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // A stopping gateway would wait for a connection that is kept after its stream.
    connection: 'close',
    // Some proxies collect an answer before they pass it on, unless told so.
    'x-accel-buffering': 'no',
  });
  response.write(PING);
  const timer = setInterval(() => {
    if (!response.writableNeedDrain) response.write(PING);
  }, ping);
  try {
    for await (const body of events) {
      if (!response.write(`event: next\ndata: ${body}\n\n`)) await untilDrained(response, over);
    }
    // Without a data line browsers do not dispatch the event.
    response.end('event: complete\ndata:\n\n');
    cutWhenUnread(response);
  } finally {
    clearInterval(timer);
    close();
  }
}

function untilDrained(response: ServerResponse, over: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const goOn = () => {
      response.off('drain', goOn);
      response.off('close', goOn);
      over.removeEventListener('abort', goOn);
      resolve();
    };
    if (over.aborted || response.destroyed) return resolve();
    response.on('drain', goOn);
    response.on('close', goOn);
    over.addEventListener('abort', goOn);
  });
}

function cutWhenUnread(response: ServerResponse): void {
  const timer = setTimeout(() => response.destroy(), LAST_WORDS_TIME);
  response.once('close', () => clearTimeout(timer));
}
