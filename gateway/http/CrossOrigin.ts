import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { CallerError } from '../errors.ts';
import type { GatewayAnswer } from './GatewayRequest.ts';

/** Which web pages of other origins may use the gateway, over HTTP and over WebSockets. */
export interface CrossOriginSettings {
  /** `https://board.example.cn`, or `*` for every page over HTTP; none by default. */
  origins: readonly string[];
  /** Whether cookies that browsers send with such a request count. Not with `*`. */
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

  /**
   * True if a WebSocket may be opened from where the request comes. Browsers let any page open one to anywhere and ask nobody
   * first, so the Origin header is all there is to tell a foreign page (https://www.rfc-editor.org/rfc/rfc6455#section-10.2).
   * Programs send none; a page of this gateway's own host is at home. `*` opens none: browsers send a reader's cookies and
   * client certificates along with every WebSocket, which they do not when any page may ask over HTTP.
   */
  allowsWebSocket(headers: IncomingHttpHeaders): boolean {
    return !isForeign(headers) || this.#origins.has(headers.origin ?? '');
  }

  /** The headers of a WebSocket that was opened; a foreign page's without cookies, unless they count over HTTP too. */
  believedHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
    if (this.#settings.credentials || !isForeign(headers)) return headers;
    const { cookie: _, ...others } = headers;
    return others;
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
        `${origin} 的网页不得使用本网关；可由管理员以 --cors-origin 放开。 Web pages of ${origin} may not use this gateway. Its operator can allow them with --cors-origin.`,
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

/** A page of another host than this one asks; programs, which are no pages, send no origin. */
function isForeign({ origin, host }: IncomingHttpHeaders): boolean {
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
}
