import { performance } from 'node:perf_hooks';
import {
  type Context,
  type HrTime,
  type Link,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import { ATTR_ERROR_TYPE, ATTR_HTTP_REQUEST_METHOD, ATTR_HTTP_RESPONSE_STATUS_CODE } from '@opentelemetry/semantic-conventions';
import type { CallFacts, CallTrace } from '../../execute/calls/CallTrace.ts';
import { nameOperation } from '../nameOperation.ts';
import type { OperationNames } from '../OperationNames.ts';
import type { Finished } from '../RequestOutcome.ts';
import type { RequestRecord } from '../RequestRecord.ts';
import { RecordedCall } from './RecordedCall.ts';
import type { RequestTrace, TracedStage } from './RequestTrace.ts';
import { writeTraceHeaders } from './writeTraceHeaders.ts';

export interface RecordedTraceOptions {
  tracer: Tracer;
  propagator: TextMapPropagator;
  names: OperationNames;
  /** With the caller's span, if there is one. */
  context: Context;
  /** Undefined for the answer to an event. */
  method: string | undefined;
  links: Link[];
}

/** A request of which spans are sent: one for itself, one for each stage that took time, one for each call to a department. */
export class RecordedTrace implements RequestTrace {
  readonly #tracer: Tracer;
  readonly #propagator: TextMapPropagator;
  readonly #names: OperationNames;
  readonly #span: Span;
  readonly #context: Context;
  /**
   * Milliseconds between the clock of `performance.now()` and that of the world, once for the whole request: the library
   * would find them anew for each span, to the millisecond, and children would begin before their parents.
   */
  readonly #epoch: number;
  readonly #isHttp: boolean;
  /** Spans are made of them only at the end: a request that is handed on, or explained, leaves none without a parent. */
  readonly #stages: { stage: TracedStage; from: number; to: number }[] = [];

  constructor({ tracer, propagator, names, context, method, links }: RecordedTraceOptions) {
    const now = performance.now();
    this.#epoch = Date.now() - now;
    this.#tracer = tracer;
    this.#propagator = propagator;
    this.#names = names;
    this.#isHttp = method !== undefined;
    const attributes = method === undefined ? {} : { [ATTR_HTTP_REQUEST_METHOD]: method };
    const kind = method === undefined ? SpanKind.CONSUMER : SpanKind.SERVER;
    this.#span = tracer.startSpan('request', { kind, startTime: this.timeOf(now), attributes, links }, context);
    this.#context = trace.setSpan(context, this.#span);
  }

  get id(): string {
    return this.spanContext.traceId;
  }

  get spanContext(): SpanContext {
    return this.#span.spanContext();
  }

  get headers(): readonly string[] {
    return writeTraceHeaders(this.#context, this.#propagator);
  }

  time<Result>(stage: TracedStage, work: () => Result): Result {
    const from = performance.now();
    try {
      return work();
    } finally {
      this.#stages.push({ stage, from, to: performance.now() });
    }
  }

  beginCall(facts: CallFacts, joins?: CallTrace): CallTrace {
    return new RecordedCall(facts, {
      tracer: this.#tracer,
      propagator: this.#propagator,
      parent: this.#context,
      timeOf: now => this.timeOf(now),
      isShared: joins !== undefined,
      leader: joins instanceof RecordedCall ? joins.spanContext : undefined,
    });
  }

  finish({ id, operation, caller, estimate }: RequestRecord, { answer, errors, outcome }: Finished): void {
    const span = this.#span;
    const { name, hash } = this.#names.of(operation);
    if (operation) {
      span.setAttribute('graphql.operation.type', operation.kind);
      span.setAttribute('minsheng.operation.hash', nameOperation(operation).hash);
      // `other` has no hash: it is no operation's name.
      if (hash !== '') span.setAttribute('graphql.operation.name', name);
      span.updateName(hash === '' ? operation.kind : `${operation.kind} ${name}`);
    }
    span.setAttribute('minsheng.request.id', id);
    span.setAttribute('minsheng.outcome', outcome);
    if (caller) span.setAttribute('minsheng.caller', caller.kind);
    if (estimate) span.setAttribute('minsheng.estimate.cost', estimate.cost);
    if (this.#isHttp) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, answer.status);
    const codes = new Set(errors.map(({ extensions }) => extensions.code));
    if (codes.size > 0) span.setAttribute('minsheng.errors', [...codes]);
    if (outcome === 'failed') {
      span.setAttribute(ATTR_ERROR_TYPE, errors[0]?.extensions.code ?? 'INTERNAL_ERROR');
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    for (const { stage, from, to } of this.#stages) {
      this.#tracer.startSpan(stage, { startTime: this.timeOf(from) }, this.#context).end(this.timeOf(to));
    }
    span.end(this.timeOf(performance.now()));
  }

  /** @param now of `performance.now()` */
  timeOf(now: number): HrTime {
    return millisToHrTime(this.#epoch + now);
  }
}
