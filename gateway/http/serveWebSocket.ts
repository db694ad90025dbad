import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, GraphQLSchema, parse } from 'graphql';
import { CloseCode, makeServer, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { AnswerError } from '../errors.ts';
import { EVENT_STREAM } from './acceptsEvents.ts';
import type { EventStream, GatewayAnswer, GatewayRequest } from './GatewayRequest.ts';
import { GRAPHQL_RESPONSE } from './negotiateMediaType.ts';

export interface WebSocketServing {
  handleStream: (request: GatewayRequest) => Promise<GatewayAnswer | EventStream>;
  addressOf: (request: IncomingMessage) => string;
  /** The headers that count. */
  headersOf: (request: IncomingMessage) => IncomingHttpHeaders;
  /** The refusal of one more subscription on this connection. */
  refuseMore: () => GatewayAnswer;
  onFault: (error: unknown) => void;
  maxSubscriptions: number;
  connectionInitTimeout: number;
  /** Milliseconds between pings; a caller that leaves one unanswered until the next is gone. */
  ping: number;
  /** Bytes that may wait to be read by a caller that goes on sending. */
  maxUnreadBytes: number;
}

const ACCEPT = `${GRAPHQL_RESPONSE}, ${EVENT_STREAM}`;

/**
 * The library tells operations apart by their document and hands schema and document to graphql-js. Ours go through the
 * story, which reads the caller's text itself; so the library gets a document that says "many answers", and no schema.
 */
const ANY_OPERATION = parse('subscription { events }');
const NO_SCHEMA = new GraphQLSchema({});

type Outcome = AsyncIterable<ExecutionResult> | ExecutionResult;

interface Connection {
  address: string;
  headers: IncomingHttpHeaders;
  hungUp: AbortController;
}

/**
 * Speaks `graphql-transport-ws` with one caller (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). Each
 * operation, a query too, is a request of its own with the headers of the upgrade; `SAID_AT_INIT` may come in `connection_init` instead.
 * @returns a function that resolves when every operation that runs now is answered to its end
 */
export function serveWebSocket(socket: WebSocket, request: IncomingMessage, serving: WebSocketServing): () => Promise<unknown> {
  const running = new Set<Promise<void>>();
  const connection: Connection = {
    address: serving.addressOf(request),
    headers: serving.headersOf(request),
    hungUp: new AbortController(),
  };
  const closed = createProtocol(serving).opened(
    {
      protocol: socket.protocol,
      // Answers are awaited, and so are no faster than the caller reads.
      send: text => new Promise((resolve, reject) => socket.send(text, error => (error ? reject(error) : resolve()))),
      close: (code, reason) => socket.close(code, reason),
      onMessage: receive =>
        socket.on('message', data => {
          // Whoever sends and sends without reading what comes back would fill our memory.
          if (socket.bufferedAmount > serving.maxUnreadBytes) return socket.terminate();
          const run = receive(String(data)).catch((error: unknown) => {
            if (socket.readyState !== socket.OPEN) return;
            serving.onFault(error);
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
          running.add(run);
          void run.then(() => running.delete(run));
        }),
    },
    connection,
  );
  const stopPinging = pingRegularly(socket, serving.ping);
  // The library that reads frames has closed the connection already, with the code the protocol wants.
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    stopPinging();
    connection.hungUp.abort();
    void closed(code, String(reason));
  });
  return () => Promise.all(running);
}

function createProtocol(serving: WebSocketServing) {
  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: serving.connectionInitTimeout,
    onConnect: ({ connectionParams, extra }) => {
      extra.headers = { ...extra.headers, ...headersIn(connectionParams) };
    },
    onSubscribe: async ({ subscriptions, extra }, _id, payload): Promise<ExecutionArgs | readonly GraphQLError[]> => {
      const isOneTooMany = Object.keys(subscriptions).length > serving.maxSubscriptions;
      const answer = isOneTooMany ? serving.refuseMore() : await serving.handleStream(toRequest(payload, extra));
      if ('events' in answer) return operation(iterateResults(answer));
      const result = JSON.parse(String(answer.body));
      return 'data' in result ? operation(result) : result.errors.map((error: AnswerError) => new ShownError(error));
    },
    subscribe: ({ contextValue }) => contextValue as Outcome,
    // Errors are objects of ours already, not the instances of GraphQLError that the library would convert.
    onNext: (_context, _id, _payload, _args, result) => result as never,
  });
}

/** Those headers that tell who asks, and for what (schema/trust.md, section 1): browsers cannot set them on a WebSocket. */
const SAID_AT_INIT = ['authorization', 'minsheng-purpose', 'minsheng-grant', 'minsheng-case', 'minsheng-dry-run'];

function headersIn(connectionParams: Record<string, unknown> | null | undefined): IncomingHttpHeaders {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(connectionParams ?? {})) {
    const header = name.toLowerCase();
    if (SAID_AT_INIT.includes(header) && typeof value === 'string') headers[header] = value;
  }
  return headers;
}

function operation(contextValue: Outcome): ExecutionArgs {
  return { schema: NO_SCHEMA, document: ANY_OPERATION, contextValue };
}

function toRequest(payload: SubscribePayload, { address, headers, hungUp }: Connection): GatewayRequest {
  return {
    id: randomUUID(),
    address,
    method: 'POST',
    // The upgrade's Origin was checked, so no foreign page can be behind this: it may pass for a request with JSON.
    headers: { ...headers, 'content-type': 'application/json', accept: ACCEPT },
    searchParams: new URLSearchParams(),
    body: JSON.stringify(payload),
    hungUp: hungUp.signal,
  };
}

/** Parses what the story wrote, since the library writes messages itself: microseconds for an event, not for a query. */
function iterateResults({ events, close }: EventStream): AsyncGenerator<ExecutionResult> {
  const results = parseEach(events);
  return Object.assign(results, {
    // A generator that waits for the next event would notice its end only when that event has come.
    return: () => {
      close();
      return Promise.resolve({ done: true as const, value: undefined });
    },
  });
}

async function* parseEach(events: AsyncIterable<string>): AsyncGenerator<ExecutionResult> {
  for await (const body of events) yield JSON.parse(body);
}

/** An error that is sent as it is; the library insists on instances of GraphQLError. */
class ShownError extends GraphQLError {
  readonly #shown: AnswerError;

  constructor(shown: AnswerError) {
    super(shown.message);
    this.#shown = shown;
  }

  override toJSON() {
    return this.#shown;
  }
}

function pingRegularly(socket: WebSocket, period: number): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, period);
  return () => clearInterval(timer);
}
