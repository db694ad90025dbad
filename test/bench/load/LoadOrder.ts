/** What the load process is told to do. */
export interface LoadOrder {
  url: string;
  /** Bodies to POST, in turn. */
  bodies: readonly string[];
  connections: number;
  /** Beside those of every request: who asks, and for what. */
  headers?: Readonly<Record<string, string>>;
  /** Requests a second, evenly, as long as a connection is free; without it each sends its next when its answer is there. */
  pace?: number;
  /** Stops sending after so many milliseconds, and after so many requests; what is under way is waited for. */
  forMs: number;
  atMost?: number;
  /** The answer that every request must get: its length is checked always, its text now and then. */
  expected?: string;
  /** Sends a tiny request each 20 ms beside the load: how late its answers are shows how long the gateway's loop is blocked. */
  probe?: boolean;
}

/** What came of it; times in milliseconds. */
export interface LoadResult {
  completed: number;
  wallMs: number;
  p50: number;
  p99: number;
  max: number;
  /** The first thing that was wrong with an answer; a run with it counts nothing. */
  wrong?: string;
  probeP50?: number;
  probeP99?: number;
}
