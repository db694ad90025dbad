import { userInfo } from 'node:os';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { askForRights, hasGrants } from './askForRights.ts';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import type { FileEvidence } from './evidence/FileEvidence.ts';
import { evidenceWarning } from './evidence/openEvidence.ts';
import { openFileEvidence } from './evidence/openFileEvidence.ts';
import { signingWarning } from './execute/signing/CallSigner.ts';
import { assembleGateway, type Gateway } from './Gateway.ts';
import { followRevocations } from './identity/followRevocations.ts';
import { identityWarning } from './identity/identifyCaller.ts';
import type { Revocations } from './identity/readRevocations.ts';
import { listenToCallers } from './listenToCallers.ts';
import { followManifest } from './operation/documents/followManifest.ts';
import { followGrants } from './policy/grants/followGrants.ts';
import type { PersonLookups } from './policy/lookups/PersonLookups.ts';
import { policyWarning } from './policy/Policy.ts';
import type { PushOutcome, PushRequest } from './reload/PushOutcome.ts';
import { Reloader } from './reload/Reloader.ts';
import type { SupergraphStatus } from './reload/SupergraphStatus.ts';
import type { SubscriptionFacts } from './Subscriptions.ts';
import { startAdmin } from './startAdmin.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';
import { checkSupergraph } from './supergraph/checkSupergraph.ts';
import { LastGoodCopy } from './supergraph/LastGoodCopy.ts';
import { openSource } from './supergraph/openSource.ts';
import type { PushedSupergraph } from './supergraph/PushedSupergraph.ts';
import { readFirstSupergraph } from './supergraph/readFirstSupergraph.ts';
import type { Supergraph } from './supergraph/Supergraph.ts';
import { openTracing } from './watch/traces/openTracing.ts';
import { watchEvidence } from './watch/watchEvidence.ts';
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
  push: (request: PushRequest) => Promise<PushOutcome>;
  /** A push that comes too late is not swapped in; see reload/Reloader.ts. */
  cancelPush: (push: number) => void;
  /** A push counts no more; see reload/Reloader.ts. */
  followSource: (push: number) => Promise<string | undefined>;
  /** Which supergraph is served. */
  status: () => Readonly<SupergraphStatus>;
}

/** What a worker hears from its primary, and tells it. */
export interface WorkerPart {
  /** Pushed before this worker started. */
  pushed: PushedSupergraph | undefined;
  /** What was pushed counts no more. */
  onSourceBack: (push: number | undefined) => void;
  /** Another supergraph is served, or one was refused. */
  onStatus: (status: Readonly<SupergraphStatus>) => void;
  /** Counts, together with the other workers, whom callers look at. @returns tells them what is left to tell */
  shareLookups: (lookups: PersonLookups) => () => Promise<void>;
}

/**
 * Starts a gateway.
 * @param worker given where a primary serves the admin port, for all workers together
 * @throws SupergraphError when the supergraph cannot be used; an Error when the port is taken
 */
export async function startGateway(config: GatewayConfig, log: Logger, worker?: WorkerPart): Promise<RunningGateway> {
  const found = await findSupergraph(config, log, worker?.pushed);
  const tracing = await openTracing(config, log);
  const evidence = await openEvidenceOf(config, found.first.supergraph, log);
  const gateway = assembleGateway(config, found.first.supergraph, { log, tracing, ledger: evidence });
  if (gateway.metrics && evidence) watchEvidence(gateway.metrics.registry, evidence);
  const reloader = new Reloader(gateway, { ...found, ...worker });
  const stopFollowing = await followDocuments(gateway);
  warnOfUnsigned(gateway);
  const stopFollowingRevocations = await followRevoked(gateway);
  if (config.policy === 'off') log.warn(policyWarning);
  if (!gateway.tokens.areChecked) log.warn(identityWarning);
  void gateway.tokens.fetchKeys();
  const stopFollowingGrants = followRights(gateway);

  const tellLookups = worker?.shareLookups(gateway.policy.lookups);

  // Before anybody is listened to: what stands before it in the chain is of the process before.
  await administer(gateway, 'gateway started');
  let stopping = false;
  const isReady = () => !stopping;
  const status = () => reloader.status;
  const callers = await listenToCallers(gateway, { isReady, supergraph: status });
  if (gateway.metrics) watchSupergraph(gateway.metrics.registry, status);
  const admin = worker ? undefined : await startAdmin(gateway, { isReady, reloader });
  reloader.start();

  const close = async () => {
    stopping = true;
    reloader.stop();
    stopFollowing?.();
    stopFollowingGrants?.();
    stopFollowingRevocations?.();
    callers.stopAccepting();
    await gateway.subscriptions.close(subscriptionEndings.moved());
    await Promise.all([callers.drain(), admin?.close()]);
    await tellLookups?.();
    // Last, and bounded: the spans of the requests that just finished are among those that still wait.
    await Promise.all([gateway.departments.close(), tracing?.close()]);
    gateway.security.keys?.[Symbol.dispose]();
    await administer(gateway, 'gateway stopped');
    await gateway.ledger.close();
  };
  return {
    url: callers.url,
    adminUrl: admin?.url,
    metrics: gateway.metrics?.registry,
    close,
    reload: () => reloader.reload(),
    push: request => reloader.push(request),
    cancelPush: push => reloader.cancel(push),
    followSource: push => reloader.followSource(push),
    status,
  };
}

async function openEvidenceOf(
  { evidence }: GatewayConfig,
  { departments }: Supergraph,
  log: Logger,
): Promise<FileEvidence | undefined> {
  if (evidence)
    return openFileEvidence(
      evidence,
      departments.map(({ name }) => name),
      log,
    );
  log.warn(evidenceWarning);
  return undefined;
}

function warnOfUnsigned({ security: { keys }, graphs, log }: Gateway): void {
  const unsigned = graphs.current.supergraph.departments.map(({ name }) => name).filter(name => !keys?.of(name));
  if (!keys) log.warn(signingWarning);
  else if (unsigned.length > 0)
    log.warn({ departments: unsigned }, 'signing: these departments have no keys; calls to them are not signed.');
}

function administer({ ledger, graphs }: Gateway, act: string): Promise<void> {
  return ledger.administer({ who: `account ${userInfo().username}`, act, on: `supergraph ${graphs.current.supergraph.sha256}` });
}

/** The supergraph to begin with, where the next ones come from, and where the good ones are kept. */
async function findSupergraph(config: GatewayConfig, log: Logger, pushed: PushedSupergraph | undefined) {
  const { departmentUrls, supergraphCache } = config;
  const source = openSource(config);
  const copy = supergraphCache === undefined ? undefined : new LastGoodCopy(supergraphCache, log);
  const check = (text: string, where: string) => checkSupergraph(text, { where, departmentUrls });
  const first = await readFirstSupergraph({ source, copy, pushed, log, check });
  return { source, copy, first };
}

function followRights(gateway: Gateway): (() => void) | undefined {
  const { config, grants, log } = gateway;
  if (config.policy === 'off' || !hasGrants(gateway)) return undefined;
  return followGrants(grants, askForRights(gateway), { interval: config.limits.grantsInterval, log });
}

async function followDocuments({ config, documents, log }: Gateway): Promise<(() => void) | undefined> {
  if (config.persistedDocuments === undefined) return undefined;
  return followManifest(config.persistedDocuments, documents, { interval: config.limits.persistedDocumentsInterval, log });
}

/** Whoever is revoked is refused from then on, and what he listens to ends. */
async function followRevoked({ config, tokens, subscriptions, log }: Gateway): Promise<(() => void) | undefined> {
  const { revocationsFile } = config.identity;
  if (revocationsFile === undefined) return undefined;
  const revoke = (revocations: Revocations) => {
    tokens.revoke(revocations);
    const isRevoked = ({ caller }: SubscriptionFacts) => caller.kind === 'identified' && tokens.isRevoked(caller);
    void subscriptions.endWhere(isRevoked, subscriptionEndings.tokenRevoked());
  };
  return followRevocations(revocationsFile, revoke, { interval: config.limits.revocationsInterval, log });
}
