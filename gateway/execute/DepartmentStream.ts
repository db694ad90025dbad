import type { DepartmentAnswer } from './DepartmentClient.ts';

/** A subscription as a department gets it. */
export interface StreamRequest {
  query: string;
  variables: Readonly<Record<string, unknown>>;
}

export interface StreamOptions {
  /** Further ones: name, value, name, value. */
  headers?: readonly string[] | undefined;
  /** Called when the department has taken the subscription, or refused it in its own words, before any event. */
  onOpen?: () => void;
}

/** How one department is asked for events. */
export interface DepartmentStream {
  readonly name: string;
  /**
   * The department's events, until it says that there are no more. An answer that is not `ok` is always the last: what
   * broke the stream. Ends without one when the signal is aborted, and tells the department that nobody listens.
   */
  subscribe(request: StreamRequest, signal: AbortSignal, options?: StreamOptions): AsyncGenerator<DepartmentAnswer>;
}

/** Of the gateway's limits those that an event stream has to keep. */
export interface StreamLimits {
  departmentTimeout: number;
  departmentSilence: number;
  maxEventBytes: number;
  subscriptionPing: number;
}
