import type { TlsMaterial } from './execute/signing/LineSecurity.ts';
import type { CrossOriginSettings } from './http/CrossOrigin.ts';

/** Everything an operator can set. Defaults suit one gateway in front of a county-level city's departments. */
export interface GatewayConfig {
  /** Path or http(s) URL of the composed supergraph SDL. */
  supergraph: string;
  /** Milliseconds between looks for a new supergraph; 0: only when told. */
  supergraphPoll: number;
  /** Sent when the supergraph is fetched from a URL. */
  supergraphHeaders: Readonly<Record<string, string>>;
  /** Path of a copy of the last good supergraph, used when the source cannot be read at the start. */
  supergraphCache?: string;
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** Processes that share the port; 1 is this process alone. */
  workers: number;
  /** Department name -> URL, where it differs from the one written in the supergraph. */
  departmentUrls: Readonly<Record<string, string>>;
  /** Department name -> how its subscriptions are asked for: `sse` (the default), `ws`, or the ws(s) URL to use. */
  departmentSubscriptions: Readonly<Record<string, string>>;
  /** Labels of progressive overrides (`@override(from:, label:)`) that are on: those fields come from their new department. */
  overrideLabels: readonly string[];
  /** Department name -> limits that differ from `limits` for this department. */
  departmentLimits: Readonly<Record<string, Partial<DepartmentLimits>>>;
  /** Path of the file of keys that calls to departments are signed with; undefined: they are not signed. */
  departmentKeys?: string;
  /** For departments under https. */
  departmentTls?: TlsMaterial;
  /** Equal queries of equal authority that are on their way to a department at the same time travel once. */
  dedupeInFlight: boolean;
  /** Addresses of proxies whose `X-Forwarded-For` is believed; see http/createAddressReader.ts. */
  trustedProxies: readonly string[];
  introspection: boolean;
  graphiql: boolean;
  /** Where operators find `/metrics` and `/health/*`. Without a port nothing is collected; 0 lets the system choose one. */
  adminPort?: number;
  adminHost: string;
  /** Which requests leave a summary line in the log. */
  logRequests: 'all' | 'errors' | 'off';
  /** Of requests that went well and quickly this fraction, 0 to 1, leaves a line; see watch/LogChoice.ts. */
  logSample: number;
  /** Milliseconds from which a request that went well is slow, and leaves its line always. */
  logSlow: number;
  /** Without them nothing is traced, and nothing of tracing is loaded. */
  traces?: TraceSettings;
  /**
   * What a caller's `traceparent` counts: `join` continues its trace and decides by itself what is recorded, `trust` lets its
   * flag decide, `ignore` does not look. See decisions/whose-trace-it-is.md.
   */
  traceCallers: 'join' | 'trust' | 'ignore';
  cors: CrossOriginSettings;
  /** Large answers are compressed for callers that accept that. */
  compression: boolean;
  /** Path of a manifest of trusted documents; see operation/documents/readManifest.ts. */
  persistedDocuments?: string;
  /** Nothing but the manifest's documents is served. Needs `persistedDocuments`. */
  persistedOnly: boolean;
  /** Callers may register documents and then send only their SHA-256 (APQ). Not with `persistedOnly`. */
  automaticPersistedQueries: boolean;
  /** Who knows it may ask for a dry run (see explain/allowExplain.ts); undefined: nobody may. */
  explainSecret?: string;
  /** Who knows it may push a supergraph at the admin port (see reload/answerPush.ts); undefined: nobody may. */
  pushSecret?: string;
  limits: GatewayLimits;
}

/** Where traces go, and how many. */
export interface TraceSettings {
  /** URL to which OTLP is posted, the path included. */
  endpoint: string;
  /** The part of requests that is recorded: 0 to 1. */
  sample: number;
  /** How the gateway is called in them. */
  service: string;
  /** How long finished spans wait for others to travel with, in milliseconds. */
  gather: number;
}

/** How a department is asked, so that it is not asked to death. Times in milliseconds, sizes in bytes. */
export interface DepartmentLimits {
  /**
   * One call to one department, waiting for a connection and repeats included; shorter than the deadline, so that a slow
   * department costs only its own fields.
   */
  departmentTimeout: number;
  maxDepartmentAnswerBytes: number;
  /** Connections, and so calls at once: HTTP/1.1 carries one call at a time on each. */
  departmentConnections: number;
  /** Calls that may wait for a connection. */
  departmentQueue: number;
  /** Entities asked for in one call; more travel in several. See execute/calls/ChunkPace.ts. */
  departmentEntities: number;
  /** Calls at once for the entities of one fetch. */
  departmentChunks: number;
  /** A call for a part of many entities that takes longer makes the parts fewer at once, and smaller. */
  departmentChunkTime: number;
  /** Repeats of one query that met a broken connection, or 502, 503, 504. */
  departmentRetries: number;
  /** Repeats of one query that was not answered in time; each has the whole time again. */
  departmentTimeoutRetries: number;
  /** The budget all repeats share: so many for each hundred calls ... */
  departmentRetryPercent: number;
  /** ... and so many in each second, however few the calls. */
  departmentRetriesPerSecond: number;
  /** So many of a hundred calls failing stops all calls for a while. */
  departmentBreakerPercent: number;
  /** Fewer calls than this within the window prove nothing; 0 switches the breaker off. */
  departmentBreakerCalls: number;
  departmentBreakerWindow: number;
  /** How long nobody asks; then one call finds out. */
  departmentBreakerPause: number;
}

/** Times in milliseconds, sizes in bytes. */
export interface GatewayLimits extends DepartmentLimits {
  maxBodyBytes: number;
  maxTokens: number;
  /** Of brackets of any kind in a document; what is recursive relies on it. */
  maxNesting: number;
  /** Operations and fragments. */
  maxDefinitions: number;
  /** Fields and fragments selected, as they are written. */
  maxSelections: number;
  /** Of one field in one selection, as it is written: validation compares each with each. */
  maxRepeats: number;
  maxDirectives: number;
  maxRootFields: number;
  maxVariableBytes: number;
  maxVariableItems: number;
  maxVariableDepth: number;
  maxDepth: number;
  maxAliases: number;
  /** Objects an answer may hold by the sizes of its nested lists; see operation/cost/estimateCost.ts. */
  maxNodes: number;
  /**
   * What an operation may cost, in the units of `@cost`. Without weights an object costs 1, so an operation within `maxNodes` is within
   * twice as much: this limit is for fields whose department says that they are dear.
   */
  maxCost: number;
  /** In a minute; 0 for no limit, because callers behind one address are one caller until identity tells them apart. */
  maxCallerRequests: number;
  /** Sum of the estimates of a minute; 0 for no limit. */
  maxCallerCost: number;
  /** Prepared operations and plans kept, each. */
  maxCachedOperations: number;
  /** The smallest answer that is compressed. */
  compressAbove: number;
  /** Operations in one request; 0: no batches at all. */
  maxBatch: number;
  /** For a caller to send the head of a request. */
  headersTimeout: number;
  /** For a caller to send a whole request. */
  receiveTimeout: number;
  /** For an idle connection of a caller. Longer than the proxy in front keeps its own, or it meets closed ones. */
  keepAliveTimeout: number;
  maxHeaderBytes: number;
  /** Connections of callers. */
  maxConnections: number;
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
  /** How often planning may try a selection with a department. */
  maxPlanSteps: number;
  /** One fetch of the supergraph from a URL. */
  supergraphTimeout: number;
  maxSupergraphBytes: number;
  /** Operations in use that are made ready on a new supergraph before it takes requests, the most used first. */
  maxWarmedOperations: number;
  /** How long making them ready may delay the new supergraph. */
  warmTimeout: number;
  /** Over how long subscriptions move to a new supergraph, so that not all reconnect at once. */
  retireSpread: number;
  /** For a worker to answer its primary; see workers/. */
  workerTimeout: number;
  /** How long a stopping gateway waits for requests in flight. */
  drainTimeout: number;
  maxSubscriptions: number;
  /** On one WebSocket; over SSE each subscription has a connection of its own. */
  maxSubscriptionsPerConnection: number;
  maxWebSockets: number;
  /** Events that wait for a caller who reads more slowly than they come. */
  maxWaitingEvents: number;
  /** One event as the department sends it. */
  maxEventBytes: number;
  maxSubscriptionLifetime: number;
  /** How often a sign of life goes out on open streams, to callers and (WebSocket) departments. */
  subscriptionPing: number;
  /** How long a caller's WebSocket may take to say `connection_init`. */
  connectionInitTimeout: number;
  /** How long a department's event stream may send nothing at all, not even a comment, before it counts as broken. */
  departmentSilence: number;
  /** An answer of a department up to so many bytes is hashed and compared with its receipt; 0: none, the signature is always checked. */
  receiptDigestUpTo: number;
}

export const defaultDepartmentLimits: DepartmentLimits = {
  departmentTimeout: 10_000,
  maxDepartmentAnswerBytes: 64 * 1024 * 1024,
  departmentConnections: 64,
  departmentQueue: 1_000,
  departmentEntities: 2_000,
  departmentChunks: 4,
  departmentChunkTime: 1_000,
  departmentRetries: 2,
  departmentTimeoutRetries: 0,
  departmentRetryPercent: 20,
  departmentRetriesPerSecond: 10,
  departmentBreakerPercent: 50,
  departmentBreakerCalls: 20,
  departmentBreakerWindow: 10_000,
  departmentBreakerPause: 5_000,
};

export const defaultLimits: GatewayLimits = {
  ...defaultDepartmentLimits,
  maxBodyBytes: 1024 * 1024,
  maxTokens: 15_000,
  maxNesting: 200,
  maxDefinitions: 250,
  maxSelections: 2500,
  maxRepeats: 100,
  maxDirectives: 500,
  maxRootFields: 50,
  maxVariableBytes: 512 * 1024,
  maxVariableItems: 10_000,
  maxVariableDepth: 20,
  maxDepth: 20,
  maxAliases: 100,
  maxNodes: 500_000,
  maxCost: 1_000_000,
  maxCallerRequests: 0,
  maxCallerCost: 0,
  maxCachedOperations: 1000,
  compressAbove: 8 * 1024,
  maxBatch: 0,
  headersTimeout: 10_000,
  receiveTimeout: 30_000,
  keepAliveTimeout: 65_000,
  maxHeaderBytes: 16 * 1024,
  maxConnections: 10_000,
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
  supergraphTimeout: 10_000,
  maxSupergraphBytes: 32 * 1024 * 1024,
  maxWarmedOperations: 200,
  warmTimeout: 10_000,
  retireSpread: 10_000,
  workerTimeout: 5_000,
  drainTimeout: 10_000,
  maxSubscriptions: 1000,
  maxSubscriptionsPerConnection: 50,
  maxWebSockets: 1000,
  maxWaitingEvents: 64,
  maxEventBytes: 1024 * 1024,
  maxSubscriptionLifetime: 60 * 60_000,
  subscriptionPing: 12_000,
  connectionInitTimeout: 5_000,
  departmentSilence: 5 * 60_000,
  receiptDigestUpTo: 16 * 1024,
};

export const defaultConfig: Omit<GatewayConfig, 'supergraph'> = {
  host: '127.0.0.1',
  port: 4000,
  workers: 1,
  supergraphPoll: 10_000,
  supergraphHeaders: {},
  departmentUrls: {},
  departmentSubscriptions: {},
  overrideLabels: [],
  departmentLimits: {},
  dedupeInFlight: true,
  trustedProxies: [],
  introspection: true,
  graphiql: true,
  adminHost: '127.0.0.1',
  logRequests: 'all',
  logSample: 1,
  logSlow: 1_000,
  traceCallers: 'join',
  cors: { origins: [], credentials: false, maxAge: 600 },
  compression: true,
  persistedOnly: false,
  automaticPersistedQueries: true,
  limits: defaultLimits,
};
