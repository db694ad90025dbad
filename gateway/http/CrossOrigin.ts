import type { IncomingMessage, ServerResponse } from 'node:http';
import { CallerError } from '../errors.ts';
import type { GatewayAnswer } from './GatewayRequest.ts';

/** Which web pages of other origins may read answers. */
export interface CrossOriginSettings {
  /** `https://board.example.cn`, or `*` alone for every page; none by default. */
  origins: readonly string[];
  /** Whether browsers send cookies and other credentials with such a request. Not with `*`. */
  credentials: boolean;
  /** Seconds for which a browser remembers that it may ask. */
  maxAge: number;
}

const METHODS = 'GET, POST';

/**
 * Cross-origin resource sharing (https://fetch.spec.whatwg.org/#http-cors-protocol). Written here because the well-known
 * packages are middlewares of frameworks that this server does without, and all there is to it is these few headers.
 */
export class CrossOrigin {
  readonly #settings: CrossOriginSettings;
  readonly #origins: ReadonlySet<string>;

  constructor(settings: CrossOriginSettings) {
    this.#settings = settings;
    this.#origins = new Set(settings.origins);
  }

  allows(origin: string): boolean {
    return this.#origins.has(origin) || this.#origins.has('*');
  }

  /** Lets the page that sent a request read the answer, whatever it will be. */
  permit({ headers: { origin } }: IncomingMessage, response: ServerResponse): void {
    if (origin === undefined || this.#origins.size === 0) return;
    response.setHeader('vary', 'origin');
    if (!this.allows(origin)) return;
    response.setHeader('access-control-allow-origin', this.#origins.has('*') ? '*' : origin);
    response.setHeader('access-control-expose-headers', 'retry-after');
    if (this.#settings.credentials) response.setHeader('access-control-allow-credentials', 'true');
  }

  /**
   * Answers OPTIONS: a browser asks whether a page may send a request. Allowed pages may send any header: the list of those
   * that are safe is the browser's business, and clients add their own (tracing, client names).
   * @throws CallerError ORIGIN_REFUSED
   */
  answerPreflight({ headers }: IncomingMessage): GatewayAnswer {
    const { origin } = headers;
    const isPreflight = origin !== undefined && headers['access-control-request-method'] !== undefined;
    if (!isPreflight) return { status: 204, mediaType: 'text/plain', body: '', headers: { allow: METHODS } };
    if (!this.allows(origin)) {
      throw new CallerError(
        'ORIGIN_REFUSED',
        `Web pages of ${origin} may not use this gateway. Its operator can allow them with --cors-origin.`,
      );
    }
    const asked = headers['access-control-request-headers'];
    return {
      status: 204,
      mediaType: 'text/plain',
      body: '',
      headers: {
        'access-control-allow-methods': METHODS,
        ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
        'access-control-max-age': String(this.#settings.maxAge),
        vary: 'origin, access-control-request-headers',
      },
    };
  }
}
