export interface WaysToStart {
  /** Path of the supergraph file. */
  supergraph: string;
  port: number;
  /** Whether equal requests to a department that are under way share one answer. */
  dedupe: boolean;
  /** Limits raised for answers far beyond the ordinary. */
  huge: boolean;
}

/** A gateway as the bench sees it: how to start its process; everything else is HTTP at `/graphql`. */
export interface GatewayUnderTest {
  name: string;
  version: string;
  /** Arguments of Node. */
  args(ways: WaysToStart): string[];
  env?(ways: WaysToStart): Record<string, string>;
  /** Cores it may use, as `taskset` reads them; without them the first, for itself. */
  cores?: string;
  /** Processes that take requests, each of which has to be warm; 1 without it. */
  processes?: number;
  /** Whether it has in-flight deduplication to switch on. */
  canDedupe: boolean;
  /** With every request: who asks, and for what. */
  headers?: Readonly<Record<string, string>>;
}
