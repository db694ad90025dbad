import type { Gateway } from './Gateway.ts';
import type { Reloader } from './reload/Reloader.ts';
import { tellSupergraph } from './reload/SupergraphStatus.ts';
import { WrongSecrets } from './reload/WrongSecrets.ts';
import { type AdminServer, startAdminServer } from './watch/startAdminServer.ts';

/** Opens the port of operators: metrics, health, and where a supergraph may be pushed. Undefined when there is to be none. */
export async function startAdmin(
  { config, log, metrics }: Gateway,
  { isReady, reloader }: { isReady: () => boolean; reloader: Reloader },
): Promise<AdminServer | undefined> {
  const { adminHost: host, adminPort: port, pushSecret: secret, limits } = config;
  if (!metrics || port === undefined) return undefined;
  const { registry } = metrics;
  const admin = await startAdminServer({
    host,
    port,
    metrics: () => registry.metrics(),
    contentType: registry.contentType,
    readiness: () => ({ status: isReady() ? 'ok' : 'stopping', supergraph: tellSupergraph(reloader.status) }),
    push:
      secret === undefined
        ? undefined
        : {
            secret,
            wrongSecrets: new WrongSecrets(log),
            maxBytes: limits.maxSupergraphBytes,
            push: sdl => reloader.push({ sdl }),
          },
  });
  log.info({ url: admin.url }, 'metrics and health');
  return admin;
}
