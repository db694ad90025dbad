/** Everything an operator can set. Defaults suit one gateway in front of a county-level city's departments. */
export interface GatewayConfig {
  /** Path of the composed supergraph SDL. */
  supergraph: string;
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** Department name -> URL, where it differs from the one written in the supergraph. */
  departmentUrls: Readonly<Record<string, string>>;
  /** Department name -> how its subscriptions are asked for: `sse` (the default), `ws`, or the ws(s) URL to use. */
  departmentSubscriptions: Readonly<Record<string, string>>;
  introspection: boolean;
  graphiql: boolean;
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
  /** Objects an answer may hold by the sizes of its nested lists; see operation/limits/countNodes.ts. */
  maxNodes: number;
  /** Prepared operations and plans kept, each. */
  maxCachedOperations: number;
  maxErrors: number;
  /** The whole request, departments included. */
  requestDeadline: number;
  /** One call to one department; shorter than the deadline, so that a slow department costs only its own fields. */
  departmentTimeout: number;
  maxDepartmentAnswerBytes: number;
  departmentConnections: number;
  planTimeout: number;
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
  maxCachedOperations: 1000,
  maxErrors: 1000,
  requestDeadline: 15_000,
  departmentTimeout: 10_000,
  maxDepartmentAnswerBytes: 64 * 1024 * 1024,
  departmentConnections: 64,
  planTimeout: 5_000,
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
  departmentUrls: {},
  departmentSubscriptions: {},
  introspection: true,
  graphiql: true,
  limits: defaultLimits,
};
