import { createHash, randomBytes } from 'node:crypto';
import { CookieJar } from './CookieJar.ts';

export interface TokenRequest {
  issuer: string;
  account: string;
  password: string;
}

/** A reason that the person at the keyboard can do something about. */
export class SignInError extends Error {}

interface Discovery {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
}

const CLIENT = 'minsheng-token';
const REDIRECT = 'http://127.0.0.1/callback';
const PATIENCE_MS = 10_000;

/** More steps than a sign-in has. */
const MOST_STEPS = 8;

/**
 * An access token by the way a browser takes: the authorization code grant (RFC 6749 §4.1) with PKCE (RFC 7636 §4), the sign-in page's
 * form filled in between.
 */
export async function requestToken({ issuer, account, password }: TokenRequest): Promise<string> {
  const provider = await discover(issuer);
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const authorization = new URL(provider.authorization_endpoint);
  authorization.search = String(
    new URLSearchParams({
      client_id: CLIENT,
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }),
  );
  const answer = await signIn(authorization, new URLSearchParams({ account, password }));
  // RFC 6749 §10.12 and RFC 9207 §2.4: an answer to somebody else's question, or from another issuer, is not ours.
  if (answer.get('state') !== state || answer.get('iss') !== provider.issuer)
    throw new SignInError(`the answer of ${issuer} does not belong to this sign-in`);
  const code = answer.get('code');
  if (code === null) throw new SignInError(`${issuer} refused: ${answer.get('error')} ${answer.get('error_description') ?? ''}`);
  return redeem(provider, code, verifier);
}

/** OpenID Connect Discovery 1.0 §4; its §4.3 wants the issuer to be the one that was asked. */
async function discover(issuer: string): Promise<Discovery> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await ask(new URL(url)).catch((cause: unknown) => {
    throw new SignInError(`the identity provider does not answer at ${issuer}; start the city: npm start`, { cause });
  });
  const discovery = (await response.json().catch(() => ({}))) as Partial<Discovery>;
  const { authorization_endpoint, token_endpoint } = discovery;
  if (discovery.issuer !== issuer.replace(/\/$/, '') || !authorization_endpoint || !token_endpoint)
    throw new SignInError(`what answers at ${issuer} is not its identity provider; start the city: npm start`);
  return { issuer: discovery.issuer, authorization_endpoint, token_endpoint };
}

/** Follows the redirects to the sign-in page, sends its form, and follows on until the client's own address would be called. */
async function signIn(authorization: URL, form: URLSearchParams): Promise<URLSearchParams> {
  const jar = new CookieJar();
  let url = authorization;
  let sent = false;
  for (let step = 0; step < MOST_STEPS; step++) {
    const isPage = url.pathname.startsWith('/interaction/');
    if (isPage && sent) throw new SignInError('the sign-in page was shown again after the password was accepted');
    const response = await ask(url, { headers: { cookie: jar.for(url) }, ...(isPage && { method: 'POST', body: form }) });
    sent ||= isPage;
    jar.take(response);
    const location = response.headers.get('location');
    if (response.status === 401) {
      throw new SignInError(
        `the account or the password is not right at ${url.origin}: each data directory has a password of its own (--data-dir)`,
      );
    }
    if (location === null) throw new SignInError(`sign-in failed (HTTP ${response.status}): ${await response.text()}`);
    url = new URL(location, url);
    if (url.href.startsWith(`${REDIRECT}?`)) return url.searchParams;
    // The password goes to the provider that was asked, wherever its redirects may point.
    if (url.origin !== authorization.origin) throw new SignInError(`sign-in was redirected to ${url.origin}`);
  }
  throw new SignInError('sign-in did not come to an end');
}

/** RFC 6749 §4.1.3 with RFC 7636 §4.5. */
async function redeem({ token_endpoint }: Discovery, code: string, verifier: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    code,
    code_verifier: verifier,
  });
  const response = await ask(new URL(token_endpoint), { method: 'POST', body });
  const { access_token } = (await response.json()) as { access_token?: string };
  if (access_token === undefined) throw new SignInError(`no token was given (HTTP ${response.status})`);
  return access_token;
}

function ask(url: URL, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS), ...init });
}
