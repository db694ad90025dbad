import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { GatewayConfig } from './config.ts';
import { evidenceWarning } from './evidence/openEvidence.ts';
import { assembleGateway, type Gateway } from './Gateway.ts';
import { handleRequest } from './handleRequest.ts';
import { answerError } from './http/answerError.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { identityWarning } from './identity/identifyCaller.ts';
import { policyWarning } from './policy/decideOperation.ts';
import { loadSupergraph } from './supergraph/loadSupergraph.ts';
import { type AdminServer, startAdminServer } from './watch/startAdminServer.ts';

/** A gateway that is listening. */
export interface RunningGateway {
  /** Where it really listens, for example `http://127.0.0.1:4000`. */
  url: string;
  /** Where `/metrics` is, if anywhere. */
  adminUrl: string | undefined;
  /** Stops accepting, lets requests in flight finish (at most `drainTimeout`), closes connections to departments. */
  close: () => Promise<void>;
}

/** Starts a gateway. @throws SupergraphError when the supergraph cannot be used; an Error when the port is taken */
export async function startGateway(config: GatewayConfig, log: Logger): Promise<RunningGateway> {
  const supergraph = await loadSupergraph(config.supergraph, config.departmentUrls);
  const gateway = assembleGateway(config, supergraph, log);
  for (const warning of [identityWarning, policyWarning, evidenceWarning]) log.warn(warning);

  let stopping = false;
  const server = createHttpServer({
    handle: request => handleRequest(request, gateway),
    refuse: (error, accept) => {
      const answer = answerError(error, { accept });
      if (answer.status >= 500) log.error({ err: error }, 'a request failed before it was read');
      return answer;
    },
    onHangUp: id => log.info({ request: id }, 'the caller hung up before the answer was sent'),
    isReady: () => !stopping,
    maxBodyBytes: config.limits.maxBodyBytes,
    graphiql: config.graphiql,
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const admin = await startAdmin(gateway, () => !stopping);

  const close = async () => {
    stopping = true;
    const closed = once(server, 'close');
    // Idle connections end here; busy ones end with their answer.
    server.close();
    const timer = setTimeout(() => server.closeAllConnections(), config.limits.drainTimeout);
    await closed;
    await admin?.close();
    clearTimeout(timer);
    await gateway.departments.close();
  };
  return { url: urlOf(server.address() as AddressInfo), adminUrl: admin?.url, close };
}

async function startAdmin({ config, metrics }: Gateway, isReady: () => boolean): Promise<AdminServer | undefined> {
  const { adminHost: host, adminPort: port } = config;
  return metrics && port !== undefined ? startAdminServer({ host, port, registry: metrics.registry, isReady }) : undefined;
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
