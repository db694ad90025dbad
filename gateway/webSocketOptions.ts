import type { IncomingMessage } from 'node:http';
import type { Gateway } from './Gateway.ts';
import { handleSubscription } from './handleSubscription.ts';
import type { WebSocketOptions } from './http/acceptWebSockets.ts';
import type { HttpOptions } from './http/createHttpServer.ts';
import type { GatewayRequest } from './http/GatewayRequest.ts';
import { GRAPHQL_RESPONSE } from './http/negotiateMediaType.ts';
import { serveWebSocket } from './http/serveWebSocket.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';

/** How callers' WebSockets are served. */
export function webSocketOptions(
  gateway: Gateway,
  shared: Pick<WebSocketOptions, 'refuse' | 'isReady'> & Pick<HttpOptions, 'addressOf' | 'crossOrigin'>,
): WebSocketOptions {
  const { config, log } = gateway;
  const { limits } = config;
  const serving = {
    handleStream: (request: GatewayRequest) => handleSubscription(request, gateway),
    addressOf: shared.addressOf,
    headersOf: ({ headers }: IncomingMessage) => shared.crossOrigin.believedHeaders(headers),
    refuseMore: () => shared.refuse(subscriptionEndings.tooMany(limits.maxSubscriptionsPerConnection), GRAPHQL_RESPONSE),
    onFault: (error: unknown) => log.error({ err: error }, 'an operation over a WebSocket failed'),
    maxSubscriptions: limits.maxSubscriptionsPerConnection,
    connectionInitTimeout: limits.connectionInitTimeout,
    ping: limits.subscriptionPing,
    maxUnreadBytes: limits.maxDepartmentAnswerBytes,
  };
  return {
    ...shared,
    serve: (socket, request) => serveWebSocket(socket, request, serving),
    maxWebSockets: limits.maxWebSockets,
    maxMessageBytes: limits.maxBodyBytes,
    drainTimeout: limits.drainTimeout,
  };
}
