import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { GatewayConfig } from './config.ts';
import { CallerError } from './errors.ts';
import { evidenceWarning } from './evidence/openEvidence.ts';
import { assembleGateway, type Gateway } from './Gateway.ts';
import { handleRequest } from './handleRequest.ts';
import { handleSubscription } from './handleSubscription.ts';
import { acceptWebSockets, type WebSocketOptions } from './http/acceptWebSockets.ts';
import { answerError } from './http/answerError.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import type { GatewayRequest } from './http/GatewayRequest.ts';
import { GRAPHQL_RESPONSE } from './http/negotiateMediaType.ts';
import { serveWebSocket } from './http/serveWebSocket.ts';
import { identityWarning } from './identity/identifyCaller.ts';
import { policyWarning } from './policy/decideOperation.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';
import { loadSupergraph } from './supergraph/loadSupergraph.ts';

/** A gateway that is listening. */
export interface RunningGateway {
  /** Where it really listens, for example `http://127.0.0.1:4000`. */
  url: string;
  /** Stops accepting, lets requests in flight finish (at most `drainTimeout`), closes connections to departments. */
  close: () => Promise<void>;
}

/** Starts a gateway. @throws SupergraphError when the supergraph cannot be used; an Error when the port is taken */
export async function startGateway(config: GatewayConfig, log: Logger): Promise<RunningGateway> {
  const supergraph = await loadSupergraph(config.supergraph, config.departmentUrls);
  const gateway = assembleGateway(config, supergraph, log);
  for (const warning of [identityWarning, policyWarning, evidenceWarning]) log.warn(warning);

  let stopping = false;
  const refuse = (error: unknown, accept: string | undefined) => {
    const answer = answerError(error, { accept });
    if (answer.status >= 500 && !(error instanceof CallerError)) log.error({ err: error }, 'a request failed before it was read');
    return answer;
  };
  const server = createHttpServer({
    handle: request => handleRequest(request, gateway),
    handleStream: request => handleSubscription(request, gateway),
    streamPing: config.limits.subscriptionPing,
    refuse,
    onHangUp: id => log.info({ request: id }, 'the caller hung up before the answer was sent'),
    isReady: () => !stopping,
    maxBodyBytes: config.limits.maxBodyBytes,
    graphiql: config.graphiql,
  });
  const closeWebSockets = acceptWebSockets(server, webSocketOptions(gateway, { refuse, isReady: () => !stopping }));
  server.listen(config.port, config.host);
  await once(server, 'listening');

  const close = async () => {
    stopping = true;
    const closed = once(server, 'close');
    // Idle connections end here; busy ones end with their answer.
    server.close();
    await gateway.subscriptions.close(subscriptionEndings.moved());
    const timer = setTimeout(() => server.closeAllConnections(), config.limits.drainTimeout);
    await Promise.all([closed, closeWebSockets()]);
    clearTimeout(timer);
    await gateway.departments.close();
  };
  return { url: urlOf(server.address() as AddressInfo), close };
}

function webSocketOptions(gateway: Gateway, shared: Pick<WebSocketOptions, 'refuse' | 'isReady'>): WebSocketOptions {
  const { config, log } = gateway;
  const { limits } = config;
  const serving = {
    handleStream: (request: GatewayRequest) => handleSubscription(request, gateway),
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
    allowedOrigins: config.webSocketOrigins,
    maxWebSockets: limits.maxWebSockets,
    maxMessageBytes: limits.maxBodyBytes,
    drainTimeout: limits.drainTimeout,
  };
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
