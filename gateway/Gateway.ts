import type { Logger } from 'pino';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import { type EvidenceLedger, noLedger } from './evidence/openEvidence.ts';
import { Departments } from './execute/Departments.ts';
import { LastKnownStore } from './execute/lastKnown/LastKnownStore.ts';
import { KeyRing } from './execute/signing/KeyRing.ts';
import type { LineSecurity } from './execute/signing/LineSecurity.ts';
import { Graph } from './Graph.ts';
import { Graphs } from './Graphs.ts';
import { CallerShares } from './identity/CallerShares.ts';
import { Tokens } from './identity/Tokens.ts';
import { PersistedDocuments } from './operation/documents/PersistedDocuments.ts';
import { Grants } from './policy/grants/Grants.ts';
import { Policy } from './policy/Policy.ts';
import { Subscriptions } from './Subscriptions.ts';
import type { Supergraph } from './supergraph/Supergraph.ts';
import { SupergraphError } from './supergraph/SupergraphError.ts';
import { countTokens } from './watch/countTokens.ts';
import { Metrics } from './watch/Metrics.ts';
import type { Tracing } from './watch/traces/Tracing.ts';
import { Watch } from './watch/Watch.ts';
import { watchCaches } from './watch/watchCaches.ts';
import { watchDepartments } from './watch/watchDepartments.ts';

/** Everything that outlives a supergraph. What is derived from one is in its `Graph`. */
export interface Gateway {
  config: GatewayConfig;
  log: Logger;
  departments: Departments;
  security: LineSecurity;
  graphs: Graphs;
  documents: PersistedDocuments;
  subscriptions: Subscriptions;
  tokens: Tokens;
  callers: CallerShares;
  lastKnown: LastKnownStore;
  grants: Grants;
  policy: Policy;
  ledger: EvidenceLedger;
  /** Undefined when nobody collects them. */
  metrics: Metrics | undefined;
  watch: Watch;
}

/**
 * Puts the stages together, with a first supergraph; opens no connection yet.
 * @throws TypeError when a department's URL is invalid; SupergraphError when limits are set for an unknown department;
 * KeyFileError when the keys of departments cannot be used
 */
export function assembleGateway(
  config: GatewayConfig,
  supergraph: Supergraph,
  { log, tracing, ledger = noLedger }: { log: Logger; tracing?: Tracing | undefined; ledger?: EvidenceLedger | undefined },
): Gateway {
  checkLimitedDepartments(config, supergraph);
  const keys = config.departmentKeys === undefined ? undefined : new KeyRing(config.departmentKeys, log);
  const keepsBodyOf = (department: string) => ledger.keepsBodyOf?.(department) ?? false;
  const security = { keys, keepsBodyOf, receiptDigestUpTo: config.limits.receiptDigestUpTo, tls: config.departmentTls };
  const departments = new Departments(config, security);
  const graphs = new Graphs(new Graph(supergraph, config, { departments, security }));
  const { adminPort, limits } = config;
  const metrics = adminPort === undefined ? undefined : new Metrics({ maxOperations: limits.maxWatchedOperations });
  if (metrics) {
    watchCaches(metrics.registry, () => ({ operations: graphs.current.views.operations, plans: graphs.current.plans.cache }));
    watchDepartments(metrics.registry, () => graphs.current.departments.values());
  }
  const watch = new Watch(log, { config, metrics, tracing });
  const documents = new PersistedDocuments({
    only: config.persistedOnly,
    automatic: config.automaticPersistedQueries ? limits.maxAutomaticDocuments : 0,
  });
  const subscriptions = new Subscriptions(limits);
  const lastKnown = new LastKnownStore({ max: limits.maxLastKnownEntities });
  const callers = new CallerShares(limits);
  const grants = new Grants({ staleAfter: limits.grantsStale });
  const policy = new Policy({ isInForce: config.policy === 'enforce', grants, maxPersonsPerDay: limits.maxPersonsPerDay });
  const onVerified = metrics ? { onVerified: countTokens(metrics.registry) } : {};
  const tokens = new Tokens(config.identity, { limits, log, ...onVerified });
  return {
    config,
    log,
    departments,
    security,
    graphs,
    documents,
    subscriptions,
    tokens,
    callers,
    lastKnown,
    grants,
    policy,
    ledger,
    metrics,
    watch,
  };
}

/** Checked at the start only: a reload that drops a department shall not fail for the limits it had. */
function checkLimitedDepartments({ departmentLimits }: GatewayConfig, { departments }: Supergraph): void {
  const known = departments.map(({ name }) => name);
  const unknown = Object.keys(departmentLimits).find(name => !known.includes(name));
  if (unknown !== undefined)
    throw new SupergraphError(`limits are set for "${unknown}", but the supergraph knows only ${known.join(', ')}`);
}
