import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CallerError } from '../errors.ts';
import { acceptsEvents } from './acceptsEvents.ts';
import type { EventStream, GatewayAnswer, GatewayRequest } from './GatewayRequest.ts';
import { JSON_RESPONSE, wantsPage } from './negotiateMediaType.ts';
import { readBody } from './readBody.ts';
import { renderPage } from './renderPage.ts';
import { sendEvents } from './sendEvents.ts';

export interface HttpOptions {
  handle: (request: GatewayRequest) => Promise<GatewayAnswer>;
  /** The same for a caller that can read a stream. */
  handleStream: (request: GatewayRequest) => Promise<GatewayAnswer | EventStream>;
  /** Milliseconds between signs of life on a stream. */
  streamPing: number;
  /** Turns a refusal that happens before the story begins into an answer. */
  refuse: (error: unknown, accept: string | undefined) => GatewayAnswer;
  /** For the log: a caller that did not wait for its answer. */
  onHangUp: (id: string) => void;
  /** False while the gateway stops: balancers then send callers elsewhere. */
  isReady: () => boolean;
  /** For operators: which supergraph is served. */
  supergraph: () => { version: string; loadedAt: Date; lastError?: { at: Date } | undefined };
  maxBodyBytes: number;
  graphiql: boolean;
}

/** Bytes in, bytes out: `/graphql`, `/health/live`, `/health/ready`, and a page for people. */
export function createHttpServer(options: HttpOptions): Server {
  return createServer((request, response) => {
    route(request, response, options).catch((error: unknown) => {
      // A caller that left while it was still sending.
      if (!response.destroyed) send(response, options.refuse(error, request.headers.accept));
    });
  });
}

async function route(request: IncomingMessage, response: ServerResponse, options: HttpOptions): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://gateway');
  if (!url) throw new CallerError('BAD_REQUEST', 'The address is not a valid URL. The graph is at /graphql.');
  if (url.pathname === '/health/live') return send(response, health({ status: 'ok' }));
  if (url.pathname === '/health/ready') return send(response, health(readiness(options)));
  if (url.pathname === '/')
    return send(response, { status: 302, mediaType: 'text/plain', body: '', headers: { location: '/graphql' } });
  if (url.pathname !== '/graphql') return send(response, notFound(url.pathname));
  if (options.graphiql && request.method === 'GET' && wantsPage(request.headers.accept)) {
    return send(response, { status: 200, mediaType: 'text/html', body: renderPage() });
  }
  const id = randomUUID();
  const hungUp = new AbortController();
  response.on('close', () => {
    if (response.writableFinished) return;
    hungUp.abort();
    options.onHangUp(id);
  });
  const body = request.method === 'POST' ? await readBody(request, options.maxBodyBytes) : '';
  const asked: GatewayRequest = {
    id,
    method: request.method ?? 'GET',
    headers: request.headers,
    searchParams: url.searchParams,
    body,
    hungUp: hungUp.signal,
  };
  if (!acceptsEvents(request.headers.accept)) return send(response, await options.handle(asked));
  const answer = await options.handleStream(asked);
  if ('events' in answer) await sendEvents(response, answer, options.streamPing);
  else send(response, answer);
}

function send(response: ServerResponse, { status, mediaType, body, headers }: GatewayAnswer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'content-type': `${mediaType}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    // Answers depend on who asks; no cache on the way may keep them.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

/** What was wrong with a refused supergraph is in the log; anybody may read this, and it would name parts of the schema. */
function readiness({ isReady, supergraph }: HttpOptions) {
  const { version, loadedAt, lastError } = supergraph();
  return { status: isReady() ? 'ok' : 'stopping', supergraph: { version, loadedAt, lastErrorAt: lastError?.at } };
}

function health(state: { status: string }): GatewayAnswer {
  return { status: state.status === 'ok' ? 200 : 503, mediaType: JSON_RESPONSE, body: JSON.stringify(state) };
}

function notFound(path: string): GatewayAnswer {
  const error = new CallerError('NOT_FOUND', `There is nothing at ${path}. The graph is at /graphql.`);
  return { status: error.status, mediaType: JSON_RESPONSE, body: JSON.stringify({ errors: error.errors }) };
}
