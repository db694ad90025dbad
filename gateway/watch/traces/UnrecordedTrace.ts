import type { CallTrace } from '../../execute/calls/CallTrace.ts';
import type { RequestTrace } from './RequestTrace.ts';

/** A trace of which this gateway records nothing: departments get its headers, all the same ones. */
export class UnrecordedTrace implements RequestTrace, CallTrace {
  readonly id: string;
  readonly headers: readonly string[];

  constructor(id: string, headers: readonly string[]) {
    this.id = id;
    this.headers = headers;
  }

  time<Result>(_stage: string, work: () => Result): Result {
    return work();
  }

  beginCall(): CallTrace {
    return this;
  }

  repeated(): void {}
  end(): void {}
  finish(): void {}
}
