import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import { CallerError } from './errors.ts';
import { reasonOf } from './evidence/refuseEvidence.ts';
import type { Gateway } from './Gateway.ts';
import { handleBatch } from './handleBatch.ts';
import { handleRequest } from './handleRequest.ts';
import { handleSubscription } from './handleSubscription.ts';
import { acceptWebSockets } from './http/acceptWebSockets.ts';
import { answerError } from './http/answerError.ts';
import { CrossOrigin } from './http/CrossOrigin.ts';
import { createAddressReader } from './http/createAddressReader.ts';
import { createHttpServer, type HttpOptions } from './http/createHttpServer.ts';
import { isBatch } from './http/readBatch.ts';
import { webSocketOptions } from './webSocketOptions.ts';

/** The port of callers, open. */
export interface CallersPort {
  /** Where it really is. */
  url: string;
  /** No new connections; idle ones end, busy ones with their answer. */
  stopAccepting: () => void;
  /** Resolves when the last connection has ended, at most `drainTimeout` from now. */
  drain: () => Promise<void>;
}

/** Opens the port of callers, for HTTP and WebSockets. @throws Error when it is taken */
export async function listenToCallers(
  gateway: Gateway,
  { isReady, supergraph }: Pick<HttpOptions, 'isReady' | 'supergraph'>,
): Promise<CallersPort> {
  const { config } = gateway;
  const shared = {
    isReady,
    refuse: refusing(gateway),
    addressOf: readAddresses(config),
    crossOrigin: new CrossOrigin(config.cors),
  };
  const server = createHttpServer({ ...shared, ...httpOptions(gateway), supergraph });
  const closeWebSockets = acceptWebSockets(server, webSocketOptions(gateway, shared));
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const closed = new Promise(resolve => server.once('close', resolve));
  return {
    url: urlOf(server.address() as AddressInfo),
    stopAccepting: () => void server.close(),
    drain: async () => {
      const timer = setTimeout(() => server.closeAllConnections(), config.limits.drainTimeout);
      await Promise.all([closed, closeWebSockets()]);
      clearTimeout(timer);
    },
  };
}

function httpOptions(gateway: Gateway) {
  const { config, log } = gateway;
  return {
    handle: request => (isBatch(request) ? handleBatch : handleRequest)(request, gateway),
    handleStream: request => handleSubscription(request, gateway),
    streamPing: config.limits.subscriptionPing,
    onHangUp: id => log.info({ request: id }, 'the caller hung up before the answer was sent'),
    compression: config.compression,
    limits: config.limits,
    // The page's own questions would be refused.
    graphiql: config.graphiql && !config.persistedOnly,
  } satisfies Partial<HttpOptions>;
}

function refusing({ log, ledger }: Gateway): HttpOptions['refuse'] {
  return (error, accept) => {
    const answer = answerError(error, { accept });
    ledger.countRefusal(reasonOf(error));
    if (answer.status >= 500 && !(error instanceof CallerError)) log.error({ err: error }, 'a request failed before it was read');
    return answer;
  };
}

/** Only limits per caller need an address; without them none is worked out. */
function readAddresses({ limits, trustedProxies }: GatewayConfig): HttpOptions['addressOf'] {
  if (limits.maxCallerRequests === 0 && limits.maxCallerCost === 0) return () => '';
  return createAddressReader(trustedProxies);
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
