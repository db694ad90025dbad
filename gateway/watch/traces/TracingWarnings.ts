import { type DiagLogger, DiagLogLevel } from '@opentelemetry/api';
import type { Logger } from 'pino';

/** A fault of tracing is told once in this time: it concerns nobody's request, and would come with every batch. */
const QUIET_MS = 60_000;

/** What tracing itself has to say to the operator: seldom, and without the collector's words, which may quote what it was sent. */
export class TracingWarnings implements DiagLogger {
  readonly level = DiagLogLevel.WARN;
  readonly #log: Logger;
  readonly #quietUntil = new Map<string, number>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** A batch could not be delivered, and is lost. */
  undelivered(error: unknown): void {
    this.#tell('traces could not be delivered to the collector; requests are not affected', codeOf(error));
  }

  error(message: string): void {
    this.warn(message);
  }

  /** The library's own words hold numbers only, such as how many spans were dropped because too many waited. */
  warn(message: string): void {
    if (message.startsWith('Dropped ')) this.#tell('spans were dropped: more waited for the collector than may wait', message);
    else this.#tell('tracing', message);
  }

  info(): void {}
  debug(): void {}
  verbose(): void {}

  #tell(what: string, detail: string): void {
    const now = Date.now();
    if (now < (this.#quietUntil.get(what) ?? 0)) return;
    this.#quietUntil.set(what, now + QUIET_MS);
    this.#log.warn({ detail }, what);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && error.code !== undefined ? String(error.code) : error.name;
}
