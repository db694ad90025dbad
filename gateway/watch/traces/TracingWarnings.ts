import { type DiagLogger, DiagLogLevel } from '@opentelemetry/api';
import type { Logger } from 'pino';

/** A fault of tracing is told once in this time: it concerns nobody's request, and would come with every batch. */
const QUIET_MS = 60_000;

/** What codes look like: `ECONNREFUSED`, `503`, `OTLPExporterError`. Anything else may be free text. */
const CODE = /^[\w.-]{1,60}$/;

/**
 * What tracing has to say to the operator: seldom, and in the gateway's own words. The library's may hold an endpoint with its
 * credentials, and the collector's may quote what it was sent; of both only codes and numbers are passed on.
 */
export class TracingWarnings implements DiagLogger {
  readonly level = DiagLogLevel.WARN;
  readonly #log: Logger;
  readonly #quietUntil = new Map<string, number>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** A batch could not be delivered, and is lost. */
  undelivered(error: unknown): void {
    this.#tell('traces could not be delivered to the collector; requests are not affected', { code: codeOf(error) });
  }

  error(message: string, ...more: unknown[]): void {
    this.warn(message, ...more);
  }

  warn(message: string, ...more: unknown[]): void {
    const [, dropped] = /^Dropped (\d+) /.exec(message) ?? [];
    if (dropped !== undefined) {
      this.#tell('spans were dropped: more waited for the collector than may wait (--max-waiting-spans)', {
        dropped: Number(dropped),
      });
    } else {
      this.#tell(
        'tracing has a fault; requests are not affected. Check --trace-endpoint and the variables OTEL_* of the environment',
        { code: codeOf(more.find(item => item instanceof Error)) },
      );
    }
  }

  info(): void {}
  debug(): void {}
  verbose(): void {}

  #tell(what: string, facts: { code: string } | { dropped: number }): void {
    const now = Date.now();
    if (now < (this.#quietUntil.get(what) ?? 0)) return;
    this.#quietUntil.set(what, now + QUIET_MS);
    this.#log.warn(facts, what);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && error.code !== undefined ? String(error.code) : error.name;
  return CODE.test(code) ? code : 'unknown';
}
