import { createHash } from 'node:crypto';
import { CookieJar } from '../CookieJar.ts';

const REDIRECT = 'http://127.0.0.1:5173/callback';

export const VERIFIER = 'a-verifier-of-forty-three-letters-or-more-it-must-be';

/** What a browser client sends (RFC 6749 §4.1.1, RFC 7636 §4.3); `undefined` leaves a parameter out. */
export function authorizationUrl(issuer: string, changes: Record<string, string | undefined> = {}): URL {
  const parameters = {
    client_id: 'minsheng-browser',
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid profile',
    state: 'state',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  const url = new URL('/auth', issuer);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** A browser that follows redirects up to a page, or up to the client's own address. */
export class Browser {
  readonly #jar = new CookieJar();

  /** Sends the form of a page that sends itself, as its script would. */
  async sendItself(page: { url: URL; body: string }) {
    const action = /action="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const inputs = page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
    return this.open(new URL(action, page.url), Object.fromEntries([...inputs].map(([, name, value]) => [name, value])));
  }

  async open(start: URL, form?: Record<string, string>): Promise<{ url: URL; status: number; body: string }> {
    let url = start;
    let init: RequestInit = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    for (;;) {
      const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: this.#jar.for(url) } });
      this.#jar.take(response);
      const location = response.headers.get('location');
      if (location === null) return { url, status: response.status, body: await response.text() };
      url = new URL(location, url);
      if (/^[?#]/.test(url.href.slice(REDIRECT.length)) && url.href.startsWith(REDIRECT))
        return { url, status: response.status, body: '' };
      init = {};
    }
  }
}

/** RFC 6749 §4.1.3, with or without the verifier of RFC 7636 §4.5. */
export async function redeem(issuer: string, code: string, verifier?: string) {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'minsheng-browser',
    redirect_uri: REDIRECT,
    code,
    ...(verifier !== undefined && { code_verifier: verifier }),
  });
  const response = await fetch(new URL('/token', issuer), { method: 'POST', body });
  return {
    status: response.status,
    ...((await response.json()) as { error?: string; access_token?: string; id_token?: string }),
  };
}
