import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { CallerError } from '../errors.ts';
import type { CrossOrigin } from './CrossOrigin.ts';
import type { GatewayAnswer } from './GatewayRequest.ts';

export interface WebSocketOptions {
  /** Speaks with a caller for as long as its connection lasts; what it returns resolves when everything running is answered. */
  serve: (socket: WebSocket, request: IncomingMessage) => () => Promise<unknown>;
  /** Turns a refusal into an answer. */
  refuse: (error: unknown, accept: string | undefined) => GatewayAnswer;
  isReady: () => boolean;
  crossOrigin: Pick<CrossOrigin, 'allowsWebSocket'>;
  maxWebSockets: number;
  /** Of one message, in bytes. */
  maxMessageBytes: number;
  /** How long the last answers and the last close may take, in milliseconds. */
  drainTimeout: number;
}

/** Each with the function that waits for what runs on it. */
type OpenSockets = Map<WebSocket, () => Promise<unknown>>;

/** Close code of RFC 6455, section 7.4.1: the server is going down. */
const GOING_AWAY = 1001;

/**
 * Takes upgrades of `/graphql` to WebSockets.
 * @returns a function that lets what runs on them finish and closes them, cutting those that take too long
 */
export function acceptWebSockets(server: Server, options: WebSocketOptions): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.maxMessageBytes, handleProtocols });
  const open: OpenSockets = new Map();
  server.on('upgrade', (request, socket, head) => {
    // A caller that breaks off in the middle of its upgrade is nobody's fault.
    socket.on('error', () => socket.destroy());
    try {
      checkUpgrade(request, open.size, options);
    } catch (error) {
      answerUpgrade(socket, options.refuse(error, request.headers.accept));
      return;
    }
    sockets.handleUpgrade(request, socket, head, opened => {
      open.set(opened, options.serve(opened, request));
      opened.once('close', () => open.delete(opened));
    });
  });
  return () => closeAll(open, options.drainTimeout);
}

function checkUpgrade(request: IncomingMessage, open: number, options: WebSocketOptions): void {
  const { pathname } = URL.parse(request.url ?? '/', 'http://gateway') ?? {};
  if (pathname !== '/graphql')
    throw new CallerError(
      'NOT_FOUND',
      `${pathname} 处没有内容，图在 /graphql。 There is nothing at ${pathname}. The graph is at /graphql.`,
    );
  if (!options.crossOrigin.allowsWebSocket(request.headers)) {
    throw new CallerError(
      'CSRF_REFUSED',
      '此 WebSocket 由其他网站的网页发起，不予受理；可由管理员以 --cors-origin 放开。 This WebSocket was opened by a page of a foreign origin. Open it from a page of this host, or have the operator allow the origin with --cors-origin.',
    );
  }
  if (!options.isReady())
    throw new CallerError('TOO_MANY_SUBSCRIPTIONS', '网关正在停止，请重新连接。 The gateway is stopping. Connect again.');
  if (open >= options.maxWebSockets) {
    throw new CallerError(
      'TOO_MANY_SUBSCRIPTIONS',
      `网关最多同时保持 ${options.maxWebSockets} 个 WebSocket，现已用满，请稍后再试。 The gateway serves ${options.maxWebSockets} WebSockets at once, and they are all in use. Retry later.`,
    );
  }
}

function answerUpgrade(socket: Duplex, { status, mediaType, body }: GatewayAnswer): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${mediaType}; charset=utf-8`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

async function closeAll(open: OpenSockets, timeout: number): Promise<void> {
  const cut = setTimeout(() => {
    for (const socket of open.keys()) socket.terminate();
  }, timeout);
  await Promise.all([...open].map(([socket, finished]) => closeOne(socket, finished)));
  clearTimeout(cut);
}

async function closeOne(socket: WebSocket, finished: () => Promise<unknown>): Promise<void> {
  const closed = new Promise(resolve => socket.once('close', resolve));
  await Promise.race([finished(), closed]);
  socket.close(GOING_AWAY, 'The gateway stops. Connect again.');
  await closed;
}
