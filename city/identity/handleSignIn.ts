import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Provider } from 'oidc-provider';
import { findAccount } from './accounts.ts';
import { RESOURCE } from './createProvider.ts';
import { isPassword } from './password.ts';
import { signInPage } from './signInPage.ts';

/** Far more than an account and a password take. */
const LARGEST_FORM = 4096;

const WRONG = '账号或密码不正确。The account or the password is not right.';
const EXPIRED = '登录已过期，请从头开始。This sign-in has expired; start again from where you came.\n';

/**
 * The sign-in of OpenID Connect Core §3.1.2.3: shows the page, and on the right password lets the authorization request go on.
 * It is shown each time, also within a session: native clients must not be waved through (RFC 8252 §8.6), and who tries the
 * demonstration wants to change accounts.
 */
export async function handleSignIn(
  { provider, password }: { provider: Provider; password: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
  if (interaction === undefined) return show(response, 400, EXPIRED, 'text/plain');
  if (request.method === 'GET') return show(response, 200, signInPage());
  if (request.method !== 'POST') return show(response, 405, 'GET or POST\n', 'text/plain');
  if (Number(request.headers['content-length'] ?? Infinity) > LARGEST_FORM)
    return show(response, 413, 'too large\n', 'text/plain');
  const form = new URLSearchParams(await text(request));
  const account = findAccount(form.get('account') ?? '');
  if (account === undefined || !isPassword(form.get('password') ?? '', password)) return show(response, 401, signInPage(WRONG));

  const grant = new provider.Grant({ accountId: account.account, clientId: String(interaction.params.client_id) });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(RESOURCE, '');
  await provider.interactionFinished(request, response, {
    login: { accountId: account.account, remember: false },
    consent: { grantId: await grant.save() },
  });
}

function show(response: ServerResponse, status: number, body: string, type = 'text/html'): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(body);
}
