import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { GatewayConfig } from './config.ts';
import { evidenceWarning } from './evidence/openEvidence.ts';
import { assembleGateway, type Gateway } from './Gateway.ts';
import { handleRequest } from './handleRequest.ts';
import { handleSubscription } from './handleSubscription.ts';
import { answerError } from './http/answerError.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { identityWarning } from './identity/identifyCaller.ts';
import { policyWarning } from './policy/decideOperation.ts';
import { Reloader } from './reload/Reloader.ts';
import type { SupergraphStatus } from './reload/SupergraphStatus.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';
import { checkSupergraph } from './supergraph/checkSupergraph.ts';
import { LastGoodCopy } from './supergraph/LastGoodCopy.ts';
import { openSource } from './supergraph/openSource.ts';
import { readFirstSupergraph } from './supergraph/readFirstSupergraph.ts';
import { type AdminServer, startAdminServer } from './watch/startAdminServer.ts';
import { watchSupergraph } from './watch/watchSupergraph.ts';

/** A gateway that is listening. */
export interface RunningGateway {
  /** Where it really listens, for example `http://127.0.0.1:4000`. */
  url: string;
  /** Where `/metrics` is, if anywhere. */
  adminUrl: string | undefined;
  /** Stops accepting, lets requests in flight finish (at most `drainTimeout`), closes connections to departments. */
  close: () => Promise<void>;
  /** Looks for a new supergraph now. Resolves when `status` tells the outcome; never rejects for a bad supergraph. */
  reload: () => Promise<void>;
  /** Which supergraph is served. */
  status: () => Readonly<SupergraphStatus>;
}

/** Starts a gateway. @throws SupergraphError when the supergraph cannot be used; an Error when the port is taken */
export async function startGateway(config: GatewayConfig, log: Logger): Promise<RunningGateway> {
  const source = openSource(config);
  const copy = config.supergraphCache === undefined ? undefined : new LastGoodCopy(config.supergraphCache);
  const { departmentUrls } = config;
  const { sdl, supergraph } = await readFirstSupergraph({
    source,
    copy,
    log,
    check: (text, where) => checkSupergraph(text, { where, departmentUrls }),
  });
  const gateway = assembleGateway(config, supergraph, log);
  const reloader = new Reloader(gateway, { source, copy, first: sdl });
  for (const warning of [identityWarning, policyWarning, evidenceWarning]) log.warn(warning);

  let stopping = false;
  const server = createHttpServer({
    handle: request => handleRequest(request, gateway),
    handleStream: request => handleSubscription(request, gateway),
    streamPing: config.limits.subscriptionPing,
    refuse: (error, accept) => {
      const answer = answerError(error, { accept });
      if (answer.status >= 500) log.error({ err: error }, 'a request failed before it was read');
      return answer;
    },
    onHangUp: id => log.info({ request: id }, 'the caller hung up before the answer was sent'),
    isReady: () => !stopping,
    supergraph: () => reloader.status,
    maxBodyBytes: config.limits.maxBodyBytes,
    graphiql: config.graphiql,
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  if (gateway.metrics) watchSupergraph(gateway.metrics.registry, () => reloader.status);
  const admin = await startAdmin(gateway, () => !stopping);
  reloader.start();

  const close = async () => {
    stopping = true;
    reloader.stop();
    const closed = once(server, 'close');
    // Idle connections end here; busy ones end with their answer.
    server.close();
    await gateway.subscriptions.close(subscriptionEndings.moved());
    const timer = setTimeout(() => server.closeAllConnections(), config.limits.drainTimeout);
    await closed;
    await admin?.close();
    clearTimeout(timer);
    await gateway.departments.close();
  };
  const url = urlOf(server.address() as AddressInfo);
  return { url, adminUrl: admin?.url, close, reload: () => reloader.reload(), status: () => reloader.status };
}

async function startAdmin({ config, metrics }: Gateway, isReady: () => boolean): Promise<AdminServer | undefined> {
  const { adminHost: host, adminPort: port } = config;
  return metrics && port !== undefined ? startAdminServer({ host, port, registry: metrics.registry, isReady }) : undefined;
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
