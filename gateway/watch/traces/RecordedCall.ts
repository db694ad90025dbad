import { performance } from 'node:perf_hooks';
import {
  type Attributes,
  type Context,
  type HrTime,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_REQUEST_RESEND_COUNT,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@opentelemetry/semantic-conventions';
import type { CallFacts, CallTrace } from '../../execute/calls/CallTrace.ts';
import type { DepartmentCall } from '../../execute/DepartmentClient.ts';
import { writeTraceHeaders } from './writeTraceHeaders.ts';

export interface RecordedCallOptions {
  tracer: Tracer;
  propagator: TextMapPropagator;
  parent: Context;
  timeOf: (now: number) => HrTime;
  /** The answer of another's call is shared: this is no call then, only a wait for one. */
  isShared: boolean;
  /** That other call, if it is recorded. */
  leader: SpanContext | undefined;
}

/** The span of one asker's call to a department: its outcome, never its content. */
export class RecordedCall implements CallTrace {
  readonly #span: Span;
  readonly #context: Context;
  readonly #propagator: TextMapPropagator;
  readonly #timeOf: (now: number) => HrTime;
  #isOver = false;

  constructor(facts: CallFacts, { tracer, propagator, parent, timeOf, isShared, leader }: RecordedCallOptions) {
    this.#propagator = propagator;
    this.#timeOf = timeOf;
    this.#span = tracer.startSpan(
      `${isShared ? 'share' : 'ask'} ${facts.department}`,
      {
        kind: isShared ? SpanKind.INTERNAL : SpanKind.CLIENT,
        startTime: timeOf(performance.now()),
        attributes: attributesOf(facts),
        ...(leader ? { links: [{ context: leader }] } : {}),
      },
      parent,
    );
    this.#context = trace.setSpan(parent, this.#span);
  }

  get spanContext(): SpanContext {
    return this.#span.spanContext();
  }

  get headers(): readonly string[] {
    return writeTraceHeaders(this.#context, this.#propagator);
  }

  repeated(why: string): void {
    // Others may still wait for a call whose first asker has left.
    if (this.#isOver) return;
    this.#span.addEvent('repeat', { 'minsheng.repeat.cause': why }, this.#timeOf(performance.now()));
  }

  end({ outcome, repeats, joined }: DepartmentCall, status: number | undefined): void {
    this.#isOver = true;
    const span = this.#span;
    span.setAttribute('minsheng.outcome', outcome);
    if (joined) span.setAttribute('minsheng.joined', true);
    if (repeats > 0) span.setAttribute(ATTR_HTTP_REQUEST_RESEND_COUNT, repeats);
    if (status !== undefined) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
    if (outcome !== 'ok') {
      span.setAttribute(ATTR_ERROR_TYPE, outcome);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end(this.#timeOf(performance.now()));
  }
}

function attributesOf({ department, server, isMutation, entities, part }: CallFacts): Attributes {
  const attributes: Attributes = {
    'minsheng.department': department,
    'minsheng.entities': entities,
    'graphql.operation.type': isMutation ? 'mutation' : 'query',
    [ATTR_HTTP_REQUEST_METHOD]: 'POST',
    [ATTR_SERVER_ADDRESS]: server.address,
    [ATTR_SERVER_PORT]: server.port,
  };
  if (part !== undefined) attributes['minsheng.part'] = part;
  return attributes;
}
