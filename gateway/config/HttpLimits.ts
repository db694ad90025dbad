/** What a caller may do to an HTTP connection. Times in milliseconds, sizes in bytes. */
export interface HttpLimits {
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
}

export const defaultHttpLimits: HttpLimits = {
  compressAbove: 8 * 1024,
  maxBatch: 0,
  headersTimeout: 10_000,
  receiveTimeout: 30_000,
  keepAliveTimeout: 65_000,
  maxHeaderBytes: 16 * 1024,
  maxConnections: 10_000,
};
