import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { GatewayLimits } from '../config/GatewayLimits.ts';
import { CallerError } from '../errors.ts';
import { acceptsEvents } from './acceptsEvents.ts';
import { answerClientError } from './answerClientError.ts';
import { answerPage } from './answerPage.ts';
import type { CrossOrigin } from './CrossOrigin.ts';
import type { EventStream, GatewayAnswer, GatewayRequest } from './GatewayRequest.ts';
import { JSON_RESPONSE, wantsPage } from './negotiateMediaType.ts';
import { readBody } from './readBody.ts';
import { sendAnswer } from './sendAnswer.ts';
import { sendEvents } from './sendEvents.ts';

export interface HttpOptions {
  handle: (request: GatewayRequest) => Promise<GatewayAnswer>;
  /** The same for a caller that can read a stream. */
  handleStream: (request: GatewayRequest) => Promise<GatewayAnswer | EventStream>;
  addressOf: (request: IncomingMessage) => string;
  /** Milliseconds between signs of life on a stream. */
  streamPing: number;
  /** Turns a refusal that happens before the story begins into an answer. */
  refuse: (error: unknown, accept: string | undefined) => GatewayAnswer;
  /** For the log: a caller that did not wait for its answer. */
  onHangUp: (id: string) => void;
  /** False while the gateway stops: balancers then send callers elsewhere. */
  isReady: () => boolean;
  /** For operators: which supergraph is served. */
  supergraph: () => { sha256: string; loadedAt: Date; lastError?: { at: Date } | undefined };
  graphiql: boolean;
  crossOrigin: CrossOrigin;
  compression: boolean;
  limits: GatewayLimits;
}

/** Bytes in, bytes out: `/graphql`, `/health/live`, `/health/ready`, and a page for people. */
export function createHttpServer(options: HttpOptions): Server {
  // Some programs offer "Upgrade: h2c" with every request; that is declined by answering as if they had not.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';
  const compressAbove = options.compression ? options.limits.compressAbove : Number.POSITIVE_INFINITY;
  const server = createServer({ ...timesOf(options.limits), shouldUpgradeCallback }, (request, response) => {
    const send = (answer: GatewayAnswer) => sendAnswer(response, answer, compressAbove);
    options.crossOrigin.permit(request, response);
    route(request, response, { options, send }).catch((error: unknown) => {
      // A caller that left while it was still sending.
      if (!response.destroyed) send(options.refuse(error, request.headers.accept));
    });
  });
  server.maxConnections = options.limits.maxConnections;
  return server.on('clientError', answerClientError);
}

/** What bounds a caller that sends slowly, or nothing. */
function timesOf({ headersTimeout, receiveTimeout, keepAliveTimeout, maxHeaderBytes }: GatewayLimits): ServerOptions {
  return {
    // node:http refuses to start with more time for a part than for the whole.
    headersTimeout: Math.min(headersTimeout, receiveTimeout),
    requestTimeout: receiveTimeout,
    keepAliveTimeout,
    maxHeaderSize: maxHeaderBytes,
    // Slow callers are looked for this often; the default of 30 seconds would make a shorter limit a wish.
    connectionsCheckingInterval: Math.max(50, Math.min(headersTimeout, receiveTimeout, 10_000) / 4),
  };
}

interface Exchange {
  options: HttpOptions;
  send: (answer: GatewayAnswer) => void;
}

async function route(request: IncomingMessage, response: ServerResponse, { options, send }: Exchange): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://gateway');
  if (!url)
    throw new CallerError('BAD_REQUEST', '网址无效，图在 /graphql。 The address is not a valid URL. The graph is at /graphql.');
  if (url.pathname === '/health/live') return send(health({ status: 'ok' }));
  if (url.pathname === '/health/ready') return send(health(readiness(options)));
  if (url.pathname === '/') return send({ status: 302, mediaType: 'text/plain', body: '', headers: { location: '/graphql' } });
  if (url.pathname !== '/graphql') return send(notFound(url.pathname));
  if (options.graphiql && request.method === 'GET' && wantsPage(request.headers.accept)) {
    return send(answerPage(request.headers['if-none-match']));
  }
  if (request.method === 'OPTIONS') return send(options.crossOrigin.answerPreflight(request));
  const id = randomUUID();
  const hungUp = new AbortController();
  response.on('close', () => {
    if (response.writableFinished) return;
    hungUp.abort();
    options.onHangUp(id);
  });
  const body = request.method === 'POST' ? await readBody(request, options.limits.maxBodyBytes) : '';
  const asked: GatewayRequest = {
    id,
    address: options.addressOf(request),
    method: request.method ?? 'GET',
    headers: request.headers,
    searchParams: url.searchParams,
    body,
    hungUp: hungUp.signal,
  };
  if (!acceptsEvents(request.headers.accept)) return send(await options.handle(asked));
  const answer = await options.handleStream(asked);
  if ('events' in answer) await sendEvents(response, answer, options.streamPing);
  else send(answer);
}

/** What was wrong with a refused supergraph is in the log; anybody may read this, and it would name parts of the schema. */
function readiness({ isReady, supergraph }: HttpOptions) {
  const { sha256, loadedAt, lastError } = supergraph();
  return { status: isReady() ? 'ok' : 'stopping', supergraph: { sha256, loadedAt, lastErrorAt: lastError?.at } };
}

function health(state: { status: string }): GatewayAnswer {
  return { status: state.status === 'ok' ? 200 : 503, mediaType: JSON_RESPONSE, body: JSON.stringify(state) };
}

function notFound(path: string): GatewayAnswer {
  const error = new CallerError(
    'NOT_FOUND',
    `${path} 处没有内容，图在 /graphql。 There is nothing at ${path}. The graph is at /graphql.`,
  );
  return { status: error.status, mediaType: JSON_RESPONSE, body: JSON.stringify({ errors: error.errors }) };
}
