import type { Gateway } from './Gateway.ts';
import type { PushReceiver } from './reload/answerPush.ts';
import { type AdminServer, startAdminServer } from './watch/startAdminServer.ts';

/** Opens the port of operators: metrics, health, and where a supergraph may be pushed. Undefined when there is to be none. */
export async function startAdmin(
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
