/** Everything an operator can set. Defaults suit one gateway in front of a county-level city's departments. */
export interface GatewayConfig {
  /** Path of the composed supergraph SDL. */
  supergraph: string;
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** Department name -> URL, where it differs from the one written in the supergraph. */
  departmentUrls: Readonly<Record<string, string>>;
  /** Department name -> limits that differ from `limits` for this department. */
  departmentLimits: Readonly<Record<string, Partial<DepartmentLimits>>>;
  /** Equal queries of equal authority that are on their way to a department at the same time travel once. */
  dedupeInFlight: boolean;
  introspection: boolean;
  graphiql: boolean;
  /** Who knows it may ask for a dry run (see explain/allowExplain.ts); undefined: nobody may. */
  explainSecret?: string;
  limits: GatewayLimits;
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
  maxDepth: number;
  maxAliases: number;
  /** Objects an answer may hold by the sizes of its nested lists; see operation/limits/countNodes.ts. */
  maxNodes: number;
  /** Prepared operations and plans kept, each. */
  maxCachedOperations: number;
  maxErrors: number;
  /** The whole request, departments included. */
  requestDeadline: number;
  planTimeout: number;
  /** How long a stopping gateway waits for requests in flight. */
  drainTimeout: number;
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
  maxDepth: 20,
  maxAliases: 100,
  maxNodes: 500_000,
  maxCachedOperations: 1000,
  maxErrors: 1000,
  requestDeadline: 15_000,
  planTimeout: 5_000,
  drainTimeout: 10_000,
};

export const defaultConfig: Omit<GatewayConfig, 'supergraph'> = {
  host: '127.0.0.1',
  port: 4000,
  departmentUrls: {},
  departmentLimits: {},
  dedupeInFlight: true,
  introspection: true,
  graphiql: true,
  limits: defaultLimits,
};
