import type { Logger } from 'pino';
import type { GatewayConfig } from './config.ts';
import { type EvidenceLedger, noLedger } from './evidence/openEvidence.ts';
import { Departments } from './execute/Departments.ts';
import { Graph } from './Graph.ts';
import { Graphs } from './Graphs.ts';
import { PersistedDocuments } from './operation/documents/PersistedDocuments.ts';
import { Subscriptions } from './Subscriptions.ts';
import type { Supergraph } from './supergraph/Supergraph.ts';

/** Everything that outlives a supergraph. What is derived from one is in its `Graph`. */
export interface Gateway {
  config: GatewayConfig;
  log: Logger;
  departments: Departments;
  graphs: Graphs;
  documents: PersistedDocuments;
  subscriptions: Subscriptions;
  ledger: EvidenceLedger;
}

/**
 * Puts the stages together, with a first supergraph; opens no connection yet.
 * @throws TypeError when a department's URL is invalid
 */
export function assembleGateway(config: GatewayConfig, supergraph: Supergraph, log: Logger): Gateway {
  const departments = new Departments(config);
  const graphs = new Graphs(new Graph(supergraph, config, departments));
  const documents = new PersistedDocuments({
    only: config.persistedOnly,
    automatic: config.automaticPersistedQueries ? config.limits.maxAutomaticDocuments : 0,
  });
  const subscriptions = new Subscriptions(config.limits);
  return { config, log, departments, graphs, documents, subscriptions, ledger: noLedger };
}
