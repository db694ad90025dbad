import { type Adapter, type ClientMetadata, errors, type JWKS, Provider } from 'oidc-provider';
import { findAccount } from './accounts.ts';
import { AUDIENCE } from './places.ts';

export interface ProviderSettings {
  issuer: string;
  keys: JWKS;
  /** How long an access token lives. */
  tokenSeconds: number;
  adapter: (model: string) => Adapter;
  cookieKeys: string[];
}

/** The gateway as a resource (RFC 8707 §2 wants a URI; the audience that stands in the token is the gateway's short name). */
export const RESOURCE = `urn:${AUDIENCE}`;

/** Public clients on this machine: on a loopback redirect URI any port will do (RFC 8252 §7.3). */
const CLIENTS: ClientMetadata[] = [
  { client_id: 'minsheng-token', ...publicClient(['http://127.0.0.1/callback']) },
  { client_id: 'minsheng-browser', ...publicClient(['http://127.0.0.1/callback', 'http://localhost/callback']) },
];

/** An OpenID provider that gives access tokens for the gateway only: by authorization code with PKCE, and by nothing else. */
export function createProvider({ issuer, keys, tokenSeconds, adapter, cookieKeys }: ProviderSettings): Provider {
  return new Provider(issuer, {
    adapter,
    jwks: keys,
    clients: CLIENTS,
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    responseTypes: ['code'],
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'department', 'roles'] },
    // RFC 7636 §4.4.1: without a challenge there is no code.
    pkce: { required: () => true },
    cookies: { keys: cookieKeys },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    clientBasedCORS: (_ctx, origin) => ['127.0.0.1', 'localhost'].includes(URL.parse(origin)?.hostname ?? ''),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== RESOURCE) throw new errors.InvalidTarget();
          return {
            scope: '',
            audience: AUDIENCE,
            accessTokenFormat: 'jwt',
            accessTokenTTL: tokenSeconds,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    ttl: { AccessToken: tokenSeconds, IdToken: tokenSeconds, Interaction: 600, Session: 8 * 3600, Grant: 8 * 3600 },
    findAccount: (_ctx, id) => accountOf(id),
    extraTokenClaims: (_ctx, token) => ('accountId' in token ? claimsOf(String(token.accountId)) : undefined),
    renderError: (ctx, out) => {
      ctx.type = 'text/plain';
      ctx.body = Object.entries(out)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n');
    },
  });
}

function publicClient(redirectUris: string[]): Omit<ClientMetadata, 'client_id'> {
  return {
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: redirectUris,
  };
}

/** The claims by which the gateway knows a caller (schema/trust.md §1). */
function claimsOf(id: string): { department: string; roles: string[] } | undefined {
  const found = findAccount(id);
  return found && { department: found.department, roles: found.roles };
}

function accountOf(id: string) {
  const found = findAccount(id);
  return found && { accountId: id, claims: () => ({ sub: id, name: found.name, ...claimsOf(id) }) };
}
