import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { GatewayConfig } from './config.ts';
import { CallerError } from './errors.ts';
import { evidenceWarning } from './evidence/openEvidence.ts';
import { signingWarning } from './execute/signing/CallSigner.ts';
import { assembleGateway, type Gateway } from './Gateway.ts';
import { handleBatch } from './handleBatch.ts';
import { handleRequest } from './handleRequest.ts';
import { handleSubscription } from './handleSubscription.ts';
import { acceptWebSockets, type WebSocketOptions } from './http/acceptWebSockets.ts';
import { answerError } from './http/answerError.ts';
import { CrossOrigin } from './http/CrossOrigin.ts';
import { createAddressReader } from './http/createAddressReader.ts';
import { createHttpServer, type HttpOptions } from './http/createHttpServer.ts';
import type { GatewayRequest } from './http/GatewayRequest.ts';
import { GRAPHQL_RESPONSE } from './http/negotiateMediaType.ts';
import { isBatch } from './http/readBatch.ts';
import { serveWebSocket } from './http/serveWebSocket.ts';
import { identityWarning } from './identity/identifyCaller.ts';
import { followManifest } from './operation/documents/followManifest.ts';
import { policyWarning } from './policy/decideOperation.ts';
import type { PushReceiver } from './reload/answerPush.ts';
import type { PushOutcome } from './reload/PushOutcome.ts';
import { Reloader } from './reload/Reloader.ts';
import type { SupergraphStatus } from './reload/SupergraphStatus.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';
import { checkSupergraph } from './supergraph/checkSupergraph.ts';
import { LastGoodCopy } from './supergraph/LastGoodCopy.ts';
import { openSource } from './supergraph/openSource.ts';
import type { PushedSupergraph } from './supergraph/PushedSupergraph.ts';
import { readFirstSupergraph } from './supergraph/readFirstSupergraph.ts';
import { type AdminServer, startAdminServer } from './watch/startAdminServer.ts';
import { openTracing } from './watch/traces/openTracing.ts';
import { watchSupergraph } from './watch/watchSupergraph.ts';

/** A gateway that is listening. */
export interface RunningGateway {
  /** Where it really listens, for example `http://127.0.0.1:4000`. */
  url: string;
  /** Where `/metrics` is, if anywhere. */
  adminUrl: string | undefined;
  /** What is counted, if anything is. */
  metrics: Registry | undefined;
  /** Stops accepting, lets requests in flight finish (at most `drainTimeout`), closes connections to departments. */
  close: () => Promise<void>;
  /** Looks for a new supergraph now. Resolves when `status` tells the outcome; never rejects for a bad supergraph. */
  reload: () => Promise<void>;
  /** Puts a supergraph in the place of the one that is served; see reload/Reloader.ts. Never rejects. */
  push: (sdl: string) => Promise<PushOutcome>;
  /** Which supergraph is served. */
  status: () => Readonly<SupergraphStatus>;
}

/** What a worker hears from its primary, and tells it. */
export interface WorkerPart {
  /** Pushed before this worker started. */
  pushed: PushedSupergraph | undefined;
  /** What was pushed counts no more. */
  onSourceBack: () => void;
}

/**
 * Starts a gateway.
 * @param worker given where a primary serves the admin port, for all workers together
 * @throws SupergraphError when the supergraph cannot be used; an Error when the port is taken
 */
export async function startGateway(config: GatewayConfig, log: Logger, worker?: WorkerPart): Promise<RunningGateway> {
  const source = openSource(config);
  const copy = config.supergraphCache === undefined ? undefined : new LastGoodCopy(config.supergraphCache);
  const { departmentUrls } = config;
  const first = await readFirstSupergraph({
    source,
    copy,
    pushed: worker?.pushed,
    log,
    check: (text, where) => checkSupergraph(text, { where, departmentUrls }),
  });
  const tracing = await openTracing(config, log);
  const gateway = assembleGateway(config, first.supergraph, { log, tracing });
  const reloader = new Reloader(gateway, { source, copy, first, onSourceBack: worker?.onSourceBack });
  const stopFollowing = await followDocuments(gateway);
  for (const warning of [identityWarning, policyWarning, evidenceWarning]) log.warn(warning);
  warnOfUnsigned(gateway);

  let stopping = false;
  const refuse = (error: unknown, accept: string | undefined) => {
    const answer = answerError(error, { accept });
    if (answer.status >= 500 && !(error instanceof CallerError)) log.error({ err: error }, 'a request failed before it was read');
    return answer;
  };
  const addressOf = readAddresses(config);
  const crossOrigin = new CrossOrigin(config.cors);
  const server = createHttpServer({
    handle: request => (isBatch(request) ? handleBatch : handleRequest)(request, gateway),
    handleStream: request => handleSubscription(request, gateway),
    addressOf,
    streamPing: config.limits.subscriptionPing,
    refuse,
    onHangUp: id => log.info({ request: id }, 'the caller hung up before the answer was sent'),
    isReady: () => !stopping,
    crossOrigin,
    compression: config.compression,
    limits: config.limits,
    supergraph: () => reloader.status,
    // The page's own questions would be refused.
    graphiql: config.graphiql && !config.persistedOnly,
  });
  const closeWebSockets = acceptWebSockets(
    server,
    webSocketOptions(gateway, { refuse, addressOf, crossOrigin, isReady: () => !stopping }),
  );
  server.listen(config.port, config.host);
  await once(server, 'listening');
  if (gateway.metrics) watchSupergraph(gateway.metrics.registry, () => reloader.status);
  const admin = worker ? undefined : await startAdmin(gateway, { isReady: () => !stopping, push: sdl => reloader.push(sdl) });
  reloader.start();

  const close = async () => {
    stopping = true;
    reloader.stop();
    stopFollowing?.();
    const closed = once(server, 'close');
    // Idle connections end here; busy ones end with their answer.
    server.close();
    await gateway.subscriptions.close(subscriptionEndings.moved());
    const timer = setTimeout(() => server.closeAllConnections(), config.limits.drainTimeout);
    await Promise.all([closed, closeWebSockets(), admin?.close()]);
    clearTimeout(timer);
    // Last, and bounded: the spans of the requests that just finished are among those that still wait.
    await Promise.all([gateway.departments.close(), tracing?.close()]);
    gateway.security.keys?.[Symbol.dispose]();
  };
  const url = urlOf(server.address() as AddressInfo);
  return {
    url,
    adminUrl: admin?.url,
    metrics: gateway.metrics?.registry,
    close,
    reload: () => reloader.reload(),
    push: sdl => reloader.push(sdl),
    status: () => reloader.status,
  };
}

function warnOfUnsigned({ security: { keys }, graphs, log }: Gateway): void {
  const unsigned = graphs.current.supergraph.departments.map(({ name }) => name).filter(name => !keys?.of(name));
  if (!keys) log.warn(signingWarning);
  else if (unsigned.length > 0)
    log.warn({ departments: unsigned }, 'signing: these departments have no keys; calls to them are not signed.');
}

async function startAdmin(
  { config, log, metrics }: Gateway,
  { isReady, push }: Pick<PushReceiver, 'push'> & { isReady: () => boolean },
): Promise<AdminServer | undefined> {
  const { adminHost: host, adminPort: port, pushSecret: secret, limits } = config;
  if (!metrics || port === undefined) return undefined;
  const { registry } = metrics;
  const admin = await startAdminServer({
    host,
    port,
    metrics: () => registry.metrics(),
    contentType: registry.contentType,
    readiness: () => ({ isReady: isReady(), text: isReady() ? 'ok' : 'stopping' }),
    push: secret === undefined ? undefined : { secret, maxBytes: limits.maxSupergraphBytes, push },
  });
  log.info({ url: admin.url }, 'metrics and health');
  return admin;
}

/** Only limits per caller need an address; without them none is worked out. */
function readAddresses({ limits, trustedProxies }: GatewayConfig): HttpOptions['addressOf'] {
  if (limits.maxCallerRequests === 0 && limits.maxCallerCost === 0) return () => '';
  return createAddressReader(trustedProxies);
}

async function followDocuments({ config, documents, log }: Gateway): Promise<(() => void) | undefined> {
  if (config.persistedDocuments === undefined) return undefined;
  return followManifest(config.persistedDocuments, documents, { interval: config.limits.persistedDocumentsInterval, log });
}

function webSocketOptions(
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

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
