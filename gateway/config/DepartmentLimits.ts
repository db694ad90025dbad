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
  /** Event streams open at once; each has a connection of its own. */
  departmentStreams: number;
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

export const defaultDepartmentLimits: DepartmentLimits = {
  departmentTimeout: 10_000,
  maxDepartmentAnswerBytes: 64 * 1024 * 1024,
  departmentConnections: 64,
  departmentQueue: 1_000,
  departmentStreams: 1_000,
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
