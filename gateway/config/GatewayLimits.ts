import { type DepartmentLimits, defaultDepartmentLimits } from './DepartmentLimits.ts';
import { defaultHttpLimits, type HttpLimits } from './HttpLimits.ts';
import { defaultIdentityLimits, type IdentityLimits } from './IdentityLimits.ts';
import { defaultOperationLimits, type OperationLimits } from './OperationLimits.ts';
import { defaultReloadLimits, type ReloadLimits } from './ReloadLimits.ts';
import { defaultSubscriptionLimits, type SubscriptionLimits } from './SubscriptionLimits.ts';

/** All limits, each an option. Times in milliseconds, sizes in bytes. */
export interface GatewayLimits
  extends DepartmentLimits,
    OperationLimits,
    IdentityLimits,
    HttpLimits,
    ReloadLimits,
    SubscriptionLimits {
  maxBodyBytes: number;
  /** In a minute; 0 for no limit, because callers behind one address are one caller until identity tells them apart. */
  maxCallerRequests: number;
  /** Sum of the estimates of a minute; 0 for no limit. */
  maxCallerCost: number;
  /** Whom one caller may look at in a day, where no grant says another number; 0 for no limit. Each process counts for itself. */
  maxPersonsPerDay: number;
  /** Prepared operations and plans kept, each. */
  maxCachedOperations: number;
  /** Documents that callers registered by APQ and that are kept. */
  maxAutomaticDocuments: number;
  /** How often the manifest of persisted documents is looked at. */
  persistedDocumentsInterval: number;
  maxErrors: number;
  /** Entities whose last known values are kept; see execute/lastKnown/. */
  maxLastKnownEntities: number;
  /** Operations that metrics tell apart by name; the others are counted as one. */
  maxWatchedOperations: number;
  /** Spans that are finished and not sent yet; each is about 1 KB. */
  maxWaitingSpans: number;
  /** For the collector to take a batch of spans, repeats included; for the last ones when the gateway stops, too. */
  traceTimeout: number;
  /** The whole request, departments included. */
  requestDeadline: number;
  /** Time kept for each later round of calls, at most a tenth of what is left: see RequestDeadline. */
  roundReserve: number;
  /** An answer of a department up to so many bytes is hashed and compared with its receipt, over TLS or on this machine; see LineSecurity. */
  receiptDigestUpTo: number;
  /** How often planning may try a selection with a department. */
  maxPlanSteps: number;
  /** After which grants count as suspended, when nothing is heard of them. */
  grantsStale: number;
  /** How often is asked which grants have changed. */
  grantsInterval: number;
  /** For a worker to answer its primary; see workers/. */
  workerTimeout: number;
  /** How long a stopping gateway waits for requests in flight. */
  drainTimeout: number;
}

/** In the order of `--help`. */
export const defaultLimits: GatewayLimits = {
  ...defaultDepartmentLimits,
  maxBodyBytes: 1024 * 1024,
  ...defaultOperationLimits,
  maxCallerRequests: 0,
  maxCallerCost: 0,
  maxPersonsPerDay: 500,
  maxCachedOperations: 1000,
  ...defaultIdentityLimits,
  ...defaultHttpLimits,
  maxAutomaticDocuments: 1000,
  persistedDocumentsInterval: 5_000,
  maxErrors: 1000,
  maxLastKnownEntities: 10_000,
  maxWatchedOperations: 100,
  maxWaitingSpans: 8192,
  traceTimeout: 5_000,
  requestDeadline: 15_000,
  roundReserve: 1_000,
  maxPlanSteps: 10_000,
  receiptDigestUpTo: 16 * 1024,
  grantsStale: 10_000,
  grantsInterval: 500,
  ...defaultReloadLimits,
  workerTimeout: 5_000,
  drainTimeout: 10_000,
  ...defaultSubscriptionLimits,
};
