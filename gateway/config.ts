/** Everything an operator can set. Defaults suit one gateway in front of a county-level city's departments. */
export interface GatewayConfig {
  /** Path of the composed supergraph SDL. */
  supergraph: string;
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** Department name -> URL, where it differs from the one written in the supergraph. */
  departmentUrls: Readonly<Record<string, string>>;
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
  /** Objects an answer may hold by the sizes of its nested lists; see operation/limits/countNodes.ts. */
  maxNodes: number;
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
  /** How long a stopping gateway waits for requests in flight. */
  drainTimeout: number;
}

export const defaultLimits: GatewayLimits = {
  maxBodyBytes: 1024 * 1024,
  maxTokens: 15_000,
  maxDepth: 20,
  maxAliases: 100,
  maxNodes: 500_000,
  maxCachedOperations: 1000,
  maxErrors: 1000,
  maxLastKnownEntities: 10_000,
  maxWatchedOperations: 100,
  requestDeadline: 15_000,
  departmentTimeout: 10_000,
  maxDepartmentAnswerBytes: 64 * 1024 * 1024,
  departmentConnections: 64,
  planTimeout: 5_000,
  drainTimeout: 10_000,
};

export const defaultConfig: Omit<GatewayConfig, 'supergraph'> = {
  host: '127.0.0.1',
  port: 4000,
  departmentUrls: {},
  introspection: true,
  graphiql: true,
  adminHost: '127.0.0.1',
  logRequests: 'all',
  limits: defaultLimits,
};
