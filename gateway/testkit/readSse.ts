import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** An open stream of Server-Sent Events, as a caller reads it. */
export interface SseReader {
  status: number;
  headers: Headers;
  /** The next event; undefined when the stream has ended. Its data is read as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
  next: () => Promise<{ event: string | undefined; data: any } | undefined>;
  /** Comments so far: signs of life. */
  comments: string[];
  hangUp: () => void;
}

/** Subscribes as a well-behaved client does. */
export async function readSse(url: string, body: object, headers: Record<string, string> = {}): Promise<SseReader> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  const comments: string[] = [];
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: event => events.push(event), onComment: comment => comments.push(comment) });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => {
    for (;;) {
      const event = events.shift();
      if (event) return { event: event.event, data: event.data === '' ? undefined : JSON.parse(event.data) };
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      parser.feed(chunk.value);
    }
  };
  return { status: response.status, headers: response.headers, next, comments, hangUp: () => leaving.abort() };
}
