import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { Pool } from 'undici';
import type { Department } from '../supergraph/readDepartments.ts';
import type { DepartmentAnswer } from './DepartmentClient.ts';
import type { DepartmentStream, StreamLimits, StreamOptions, StreamRequest } from './DepartmentStream.ts';
import { parseAnswer } from './parseAnswer.ts';
import { readAnswer } from './readAnswer.ts';
import { explainBrokenStream, explainLargeEvent, streamBrokeOff } from './streamFailures.ts';

/**
 * Asks a department for events over SSE, "distinct connections mode"
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). Streams have connections of their own: among those
 * of queries, a hundred quiet subscriptions would leave no connection for anybody's question.
 */
export class SseStream implements DepartmentStream {
  readonly name: string;
  readonly #pool: Pool;
  readonly #path: string;
  readonly #limits: StreamLimits;

  constructor({ name, url: text }: Department, limits: StreamLimits) {
    const url = new URL(text);
    this.name = name;
    this.#path = url.pathname + url.search;
    this.#limits = limits;
    this.#pool = new Pool(url.origin, {
      connectTimeout: limits.departmentTimeout,
      headersTimeout: limits.departmentTimeout,
      bodyTimeout: limits.departmentSilence,
    });
  }

  async *subscribe(request: StreamRequest, signal: AbortSignal, options: StreamOptions = {}): AsyncGenerator<DepartmentAnswer> {
    try {
      yield* this.#events(request, signal, options);
    } catch (cause) {
      if (!signal.aborted) yield explainBrokenStream(cause, this.name, this.#limits);
    }
  }

  async *#events(
    request: StreamRequest,
    signal: AbortSignal,
    { headers = [], onOpen }: StreamOptions,
  ): AsyncGenerator<DepartmentAnswer> {
    const response = await this.#pool.request({
      path: this.#path,
      method: 'POST',
      headers: ['content-type', 'application/json', 'accept', 'text/event-stream', ...headers],
      body: JSON.stringify(request),
      signal,
      // The connection ends with the stream, so that nothing has to be closed later.
      reset: true,
    });
    if (response.statusCode < 500) onOpen?.();
    if (!/^text\/event-stream\b/i.test(String(response.headers['content-type']))) {
      // A refusal: departments that decline before the stream begins answer as they would a query.
      yield parseAnswer(await readAnswer(response, this.#limits.maxEventBytes), this.name);
      return;
    }
    response.body.setEncoding('utf8');
    let isTooLarge = false;
    const events: EventSourceMessage[] = [];
    const parser = createParser({
      maxBufferSize: this.#limits.maxEventBytes,
      onEvent: event => events.push(event),
      onError: ({ type }) => {
        isTooLarge ||= type === 'max-buffer-size-exceeded';
      },
    });
    for await (const chunk of response.body as AsyncIterable<string>) {
      parser.feed(chunk);
      for (const { event, data } of events.splice(0)) {
        if (event === 'complete') return;
        // The parser bounds what it keeps between chunks; an event that comes whole in one passes it.
        isTooLarge ||= data.length > this.#limits.maxEventBytes;
        if (event === 'next' && !isTooLarge) yield parseAnswer(data, this.name);
      }
      if (isTooLarge) {
        yield explainLargeEvent(this.name, this.#limits.maxEventBytes);
        return;
      }
    }
    yield { ok: false, failure: streamBrokeOff(this.name), cause: 'the stream ended without "complete"' };
  }
}
