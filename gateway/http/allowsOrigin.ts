import type { IncomingHttpHeaders } from 'node:http';

/**
 * True if a WebSocket may be opened from where the request comes. Browsers let any page open one to anywhere and ask nobody
 * first, so the Origin header is all there is to tell a foreign page (https://www.rfc-editor.org/rfc/rfc6455#section-10.2).
 * Programs send none; a page of this gateway's own host is at home.
 * @param allowed further origins, written as browsers send them: `https://board.example`
 */
export function allowsOrigin({ origin, host }: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
