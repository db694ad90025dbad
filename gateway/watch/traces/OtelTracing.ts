import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Context, defaultTextMapGetter, diag, type Link, ROOT_CONTEXT, type Tracer, trace } from '@opentelemetry/api';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_INSTANCE_ID, ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import type { Logger } from 'pino';
import type { GatewayConfig, TraceSettings } from '../../config/GatewayConfig.ts';
import type { GatewayLimits } from '../../config/GatewayLimits.ts';
import { OperationNames } from '../OperationNames.ts';
import { RecordedTrace } from './RecordedTrace.ts';
import type { RequestTrace } from './RequestTrace.ts';
import type { Tracing } from './Tracing.ts';
import { TracingWarnings } from './TracingWarnings.ts';
import { UnrecordedTrace } from './UnrecordedTrace.ts';
import { writeTraceHeaders } from './writeTraceHeaders.ts';

export interface OtelTracingOptions extends TraceSettings {
  callers: GatewayConfig['traceCallers'];
  limits: Pick<GatewayLimits, 'maxWaitingSpans' | 'traceTimeout' | 'maxWatchedOperations'>;
  log: Logger;
}

/**
 * Traces by OpenTelemetry's library, over OTLP (HTTP with JSON). Which requests are recorded is decided here, before the
 * library hears of them: of the others it is asked for nothing but numbers.
 */
export class OtelTracing implements Tracing {
  readonly #sample: number;
  readonly #callers: GatewayConfig['traceCallers'];
  readonly #names: OperationNames;
  readonly #ids = new RandomIdGenerator();
  readonly #propagator = new W3CTraceContextPropagator();
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #timeout: number;

  constructor({ endpoint, service, sample, gather, callers, limits, log }: OtelTracingOptions) {
    const { maxWaitingSpans, traceTimeout, maxWatchedOperations } = limits;
    this.#sample = sample;
    this.#callers = callers;
    this.#timeout = traceTimeout;
    this.#names = new OperationNames(maxWatchedOperations);
    // What the library has to say reaches the operator by these two only; both belong to the process, as its traces do.
    const warnings = new TracingWarnings(log);
    setGlobalErrorHandler(error => warnings.undelivered(error));
    diag.setLogger(warnings, { logLevel: warnings.level, suppressOverrideMessage: true });
    // Headers of OTEL_EXPORTER_OTLP_HEADERS, certificates and compression are read by the exporter itself.
    const exporter = new OTLPTraceExporter({ url: endpoint, timeoutMillis: traceTimeout });
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: service, [ATTR_SERVICE_INSTANCE_ID]: randomUUID() }),
      sampler: new AlwaysOnSampler(),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter,
          maxQueueSize: maxWaitingSpans,
          scheduledDelayMillis: gather,
          exportTimeoutMillis: traceTimeout,
        }),
      ],
    });
    this.#tracer = this.#provider.getTracer('minsheng-gateway');
  }

  begin({ method, headers }: { method: string; headers: IncomingHttpHeaders }): RequestTrace {
    const context = this.#contextOf(headers);
    if (!this.#isRecorded(context)) return this.#unrecorded(context);
    return this.#recorded(context, { method });
  }

  beginEvent(subscription: RequestTrace | undefined): RequestTrace {
    if (!this.#isRecorded(ROOT_CONTEXT)) return this.#unrecorded(ROOT_CONTEXT);
    const links = subscription instanceof RecordedTrace ? [{ context: subscription.spanContext }] : [];
    return this.#recorded(ROOT_CONTEXT, { links });
  }

  async close(): Promise<void> {
    const { promise: timeIsUp, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#timeout);
    // A collector that does not take them was warned of.
    await Promise.race([this.#provider.shutdown().catch(() => {}), timeIsUp]);
    clearTimeout(timer);
  }

  #contextOf(headers: IncomingHttpHeaders): Context {
    if (this.#callers === 'ignore' || headers.traceparent === undefined) return ROOT_CONTEXT;
    return this.#propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  }

  /** See decisions/whose-trace-it-is.md: a flag, or a trace id chosen to win a draw, must not switch on cost. */
  #isRecorded(context: Context): boolean {
    const caller = this.#callers === 'trust' ? trace.getSpanContext(context) : undefined;
    if (caller) return (caller.traceFlags & 1) === 1;
    return Math.random() < this.#sample;
  }

  #recorded(context: Context, { method, links = [] }: { method?: string; links?: Link[] }): RecordedTrace {
    return new RecordedTrace({ tracer: this.#tracer, names: this.#names, propagator: this.#propagator, context, method, links });
  }

  /** Tells departments that this trace is not recorded, or each of them would begin one of its own. */
  #unrecorded(context: Context): UnrecordedTrace {
    const caller = trace.getSpanContext(context);
    const own = {
      traceId: caller?.traceId ?? this.#ids.generateTraceId(),
      spanId: this.#ids.generateSpanId(),
      traceFlags: 0,
      ...(caller?.traceState ? { traceState: caller.traceState } : {}),
    };
    return new UnrecordedTrace(own.traceId, writeTraceHeaders(trace.setSpanContext(ROOT_CONTEXT, own), this.#propagator));
  }
}
