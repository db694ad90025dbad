import type { DepartmentCall } from '../DepartmentClient.ts';

/** What a trace may know of a call before it is answered: never what is asked. */
export interface CallFacts {
  department: string;
  /** Where it listens. */
  server: { address: string; port: number };
  isMutation: boolean;
  entities: number;
  /** Which part of a fetch in several parts, from 1; undefined for a fetch in one. */
  part: number | undefined;
}

/** One asker's call in a trace. */
export interface CallTrace {
  /** Headers that carry the trace to the department: name, value, name, value. */
  readonly headers: readonly string[];
  /** The call is sent again. @param why an HTTP status, a system's error code, or `timeout` */
  repeated(why: string): void;
  /** @param status of the HTTP answer, if there was one */
  end(call: DepartmentCall, status: number | undefined): void;
}

/** Where calls are traced; implemented by watch/traces. */
export interface CallTracer {
  /** @param joins the trace of the call on its way whose answer is shared; undefined for a call of its own */
  beginCall(facts: CallFacts, joins?: CallTrace): CallTrace;
}
