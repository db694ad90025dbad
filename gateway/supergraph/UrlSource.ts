import { SupergraphError } from './SupergraphError.ts';
import type { SupergraphSource } from './SupergraphSource.ts';

export interface UrlSourceOptions {
  /** Milliseconds for one request, its body included. */
  timeout: number;
  maxBytes: number;
  /** Sent with each request: the key of a schema registry, for example. */
  headers: Readonly<Record<string, string>>;
}

/** A supergraph at an HTTP address, asked for with the ETag of the last answer (RFC 9110, If-None-Match). */
export class UrlSource implements SupergraphSource {
  readonly where: string;
  readonly right: string;
  readonly #url: string;
  readonly #options: UrlSourceOptions;
  #last: { text: string; etag: string } | undefined;

  constructor(url: string, options: UrlSourceOptions) {
    this.#url = url;
    this.#options = options;
    this.where = withoutSecrets(url);
    this.right = `address ${this.where}`;
  }

  async read(): Promise<string> {
    try {
      return await this.#ask();
    } catch (cause) {
      if (cause instanceof SupergraphError) throw cause;
      const isLate = cause instanceof Error && cause.name === 'TimeoutError';
      const why = isLate ? `no answer within ${this.#options.timeout} ms` : explain(cause);
      throw new SupergraphError(`Cannot get the supergraph from ${this.where}: ${why}`, { cause });
    }
  }

  /** Nobody tells of changes at a URL: polling, or a signal, finds them. */
  watch(): () => void {
    return () => {};
  }

  async #ask(): Promise<string> {
    const { timeout, headers } = this.#options;
    const response = await fetch(this.#url, {
      // Followed blindly, a redirect would carry the registry's key to wherever it points.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      headers: { accept: 'text/plain, */*;q=0.5', ...headers, ...(this.#last ? { 'if-none-match': this.#last.etag } : {}) },
    });
    if (response.status === 304 && this.#last) {
      await response.body?.cancel();
      return this.#last.text;
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      const hint = response.status >= 300 && response.status < 400 ? '; set the final address' : '';
      throw new SupergraphError(`Cannot get the supergraph from ${this.where}: it answered ${response.status}${hint}`);
    }
    const text = await this.#text(response);
    const etag = response.headers.get('etag');
    this.#last = etag === null ? undefined : { text, etag };
    return text;
  }

  async #text(response: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > this.#options.maxBytes) {
        throw new SupergraphError(
          `Cannot get the supergraph from ${this.where}: it is larger than ${this.#options.maxBytes} bytes; raise --max-supergraph-bytes if that is right`,
        );
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}

/** Query parameters and user names often are keys; they stay out of logs. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** `fetch` hides the reason in the cause. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
