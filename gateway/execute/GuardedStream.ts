import { performance } from 'node:perf_hooks';
import type { DepartmentLine } from './calls/DepartmentLine.ts';
import type { DepartmentAnswer } from './DepartmentClient.ts';
import type { DepartmentStream, StreamOptions, StreamRequest } from './DepartmentStream.ts';
import { departmentFailures } from './departmentFailures.ts';

/**
 * A department's stream as kind to it as calls are: no more at once than it may have, and none while it is left alone. Beginning
 * counts with the calls; what becomes of a stream that has begun says nothing of the next one.
 */
export class GuardedStream implements DepartmentStream {
  readonly name: string;
  readonly #stream: DepartmentStream;
  readonly #line: DepartmentLine;

  constructor(stream: DepartmentStream, line: DepartmentLine) {
    this.name = stream.name;
    this.#stream = stream;
    this.#line = line;
  }

  async *subscribe(request: StreamRequest, signal: AbortSignal, options: StreamOptions = {}): AsyncGenerator<DepartmentAnswer> {
    if (signal.aborted) return;
    const opening = this.#begin();
    if (!(opening instanceof Opening)) {
      yield opening;
      return;
    }
    try {
      for await (const event of this.#stream.subscribe(request, signal, { ...options, onOpen: () => opening.succeed() })) {
        // One that comes before the stream is open tells why it is not.
        opening.fail();
        yield event;
      }
    } finally {
      opening.forget();
      this.#line.openStreams -= 1;
    }
  }

  /** The limit first: the breaker may take what it lets through for the one that finds out. */
  #begin(): Opening | DepartmentAnswer {
    const { name, limits, counters, breaker, openStreams } = this.#line;
    const { departmentStreams: most } = limits;
    if (openStreams >= most) {
      counters.overloaded += 1;
      return { ok: false, failure: departmentFailures.tooManyStreams(name), cause: `${openStreams} streams are open` };
    }
    const era = breaker.enter(performance.now());
    if (era === undefined) {
      counters.refused += 1;
      return { ok: false, failure: departmentFailures.circuitOpen(name), cause: 'the circuit is open' };
    }
    this.#line.openStreams += 1;
    return new Opening(this.#line, era);
  }
}

/** The beginning of a stream: what becomes of it first is told to the breaker, and nothing after that. */
class Opening {
  readonly #line: DepartmentLine;
  #era: number | undefined;

  constructor(line: DepartmentLine, era: number) {
    this.#line = line;
    this.#era = era;
  }

  succeed(): void {
    this.#settle(era => this.#line.breaker.succeed(era, performance.now()));
  }

  fail(): void {
    this.#settle(era => this.#line.breaker.fail(era, performance.now()));
  }

  /** Nobody waited for it any more. */
  forget(): void {
    this.#settle(era => this.#line.breaker.forget(era));
  }

  #settle(tell: (era: number) => void): void {
    if (this.#era === undefined) return;
    tell(this.#era);
    this.#era = undefined;
  }
}
