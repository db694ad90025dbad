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
  /** Department name -> URL, where it differs from the one written in the supergraph. */
  departmentUrls: Readonly<Record<string, string>>;
  /** Department name -> how its subscriptions are asked for: `sse` (the default), `ws`, or the ws(s) URL to use. */
  departmentSubscriptions: Readonly<Record<string, string>>;
  introspection: boolean;
  graphiql: boolean;
  /** Where operators find `/metrics` and `/health/*`. Without a port nothing is collected; 0 lets the system choose one. */
  adminPort?: number;
  adminHost: string;
  /** Which requests leave a summary line in the log. */
  logRequests: 'all' | 'errors' | 'off';
  /** Who knows it may ask for a dry run (see explain/allowExplain.ts); undefined: nobody may. */
  explainSecret?: string;
  limits: GatewayLimits;
}

/** Times in milliseconds, sizes in bytes. */
export interface GatewayLimits {
  maxBodyBytes: number;
  maxTokens: number;
  maxDepth: number;
  maxAliases: number;
  /** Objects an answer may hold by the sizes of its nested lists; see operation/cost/estimateCost.ts. */
  maxNodes: number;
  /**
   * What an operation may cost, in the units of `@cost`. Without weights an object costs 1, so an operation within `maxNodes` is within
   * twice as much: this limit is for fields whose department says that they are dear.
   */
  maxCost: number;
  /** Prepared operations and plans kept, each. */
  maxCachedOperations: number;
  maxErrors: number;
  /** Entities whose last known values are kept; see execute/lastKnown/. */
  maxLastKnownEntities: number;
  /** Operations that metrics tell apart by name; the others are counted as one. */
  maxWatchedOperations: number;
  /** The whole request, departments included. */
  requestDeadline: number;
  /** One call to one department; shorter than the deadline, so that a slow department costs only its own fields. */
  departmentTimeout: number;
  maxDepartmentAnswerBytes: number;
  departmentConnections: number;
  planTimeout: number;
  /** One fetch of the supergraph from a URL. */
  supergraphTimeout: number;
  maxSupergraphBytes: number;
  /** Operations in use that are made ready on a new supergraph before it takes requests, the most used first. */
  maxWarmedOperations: number;
  /** How long making them ready may delay the new supergraph. */
  warmTimeout: number;
  /** Over how long subscriptions move to a new supergraph, so that not all reconnect at once. */
  retireSpread: number;
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
}

export const defaultLimits: GatewayLimits = {
  maxBodyBytes: 1024 * 1024,
  maxTokens: 15_000,
  maxDepth: 20,
  maxAliases: 100,
  maxNodes: 500_000,
  maxCost: 1_000_000,
  maxCachedOperations: 1000,
  maxErrors: 1000,
  maxLastKnownEntities: 10_000,
  maxWatchedOperations: 100,
  requestDeadline: 15_000,
  departmentTimeout: 10_000,
  maxDepartmentAnswerBytes: 64 * 1024 * 1024,
  departmentConnections: 64,
  planTimeout: 5_000,
  supergraphTimeout: 10_000,
  maxSupergraphBytes: 32 * 1024 * 1024,
  maxWarmedOperations: 200,
  warmTimeout: 10_000,
  retireSpread: 10_000,
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
};

export const defaultConfig: Omit<GatewayConfig, 'supergraph'> = {
  host: '127.0.0.1',
  port: 4000,
  supergraphPoll: 10_000,
  supergraphHeaders: {},
  departmentUrls: {},
  departmentSubscriptions: {},
  introspection: true,
  graphiql: true,
  adminHost: '127.0.0.1',
  logRequests: 'all',
  limits: defaultLimits,
};
