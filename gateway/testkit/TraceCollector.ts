import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as a test reads it. Times in nanoseconds since 1970. */
export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  /** https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto */
  kind: number;
  start: bigint;
  end: bigint;
  attributes: Record<string, unknown>;
  events: { name: string; attributes: Record<string, unknown> }[];
  links: { traceId: string; spanId: string }[];
  isError: boolean;
}

export const SERVER = 2;
export const CLIENT = 3;

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

/** A real OTLP collector as far as traces go: HTTP with JSON. It can be slow, and it can be down. */
export class TraceCollector implements AsyncDisposable {
  readonly spans: CollectedSpan[] = [];
  readonly resources: Record<string, unknown>[] = [];
  /** Every body as it came. */
  readonly bodies: string[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  /** Takes everything and never answers. */
  isMute = false;
  /** What it answers, as JSON. */
  reply: object = {};
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await text(request);
      this.headers.push(request.headers);
      if (this.isMute) return;
      if (request.url === '/v1/traces') this.#take(body);
      response
        .writeHead(request.url === '/v1/traces' ? 200 : 404, { 'content-type': 'application/json' })
        .end(JSON.stringify(this.reply));
    });
  }

  static async start(): Promise<TraceCollector> {
    const collector = new TraceCollector();
    collector.#server.listen(0, '127.0.0.1');
    await once(collector.#server, 'listening');
    return collector;
  }

  /** As an operator gives it: without the path of traces. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get endpoint(): string {
    return `${this.url}/v1/traces`;
  }

  /** The spans that fit, once there are so many of them. */
  async find(count: number, fits: (span: CollectedSpan) => boolean): Promise<CollectedSpan[]> {
    const patience = Date.now() + 10_000;
    while (Date.now() < patience) {
      const found = this.spans.filter(fits);
      if (found.length >= count) return found;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`${count} spans were awaited; these came: ${this.spans.map(({ name }) => name).join(', ')}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #take(body: string): void {
    this.bodies.push(body);
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      this.resources.push(read(resource.attributes));
      for (const { spans } of scopeSpans) {
        for (const span of spans) {
          this.spans.push({
            traceId: span.traceId,
            spanId: span.spanId,
            parentSpanId: span.parentSpanId || undefined,
            name: span.name,
            kind: span.kind,
            start: BigInt(span.startTimeUnixNano),
            end: BigInt(span.endTimeUnixNano),
            attributes: read(span.attributes),
            events: (span.events ?? []).map((event: { name: string; attributes: Attribute[] }) => ({
              name: event.name,
              attributes: read(event.attributes),
            })),
            links: (span.links ?? []).map(({ traceId, spanId }: { traceId: string; spanId: string }) => ({ traceId, spanId })),
            isError: span.status?.code === 2,
          });
        }
      }
    }
  }
}

/** `[{ key: 'a', value: { intValue: 1 } }]` as `{ a: 1 }`. */
function read(attributes: readonly Attribute[] = []): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
