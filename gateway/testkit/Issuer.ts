import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { defaultAlgorithms, defaultClaims, type IssuerSettings } from '../config/IdentitySettings.ts';

interface SigningKey {
  kid: string;
  alg: string;
  secret: CryptoKey;
  shown: JWK;
}

/** What a test may want otherwise than a good token has it; a claim of `undefined` is left out. */
export interface TokenWish {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** With whose key it is signed; its own by default. */
  by?: Issuer;
  /** How many seconds it lasts; 600 by default. */
  lasts?: number;
}

/** A real OpenID issuer as far as a gateway sees one: discovery, keys, tokens. It can rotate its keys, and be down. */
export class Issuer implements AsyncDisposable {
  readonly audience = 'minsheng';
  /** How often it was asked for its keys. */
  keysAsked = 0;
  /** What it says of itself where that differs. */
  configuration: Record<string, unknown> = {};
  #keys: SigningKey[] = [];
  #server: Server | undefined;
  #port = 0;

  static async start(alg = 'ES256'): Promise<Issuer> {
    const issuer = new Issuer();
    await issuer.rotate(alg);
    await issuer.start();
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** As an operator would configure it. */
  get settings(): IssuerSettings {
    return { issuer: this.url, audience: this.audience, algorithms: defaultAlgorithms, claims: defaultClaims };
  }

  /** The newest public key. */
  get publicKey(): JWK {
    return this.#newest.shown;
  }

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      const body = this.#answer(request.url);
      response.writeHead(body ? 200 : 404).end(JSON.stringify(body ?? {}));
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve));
    this.#server?.closeAllConnections();
    await closed;
  }

  /** Signs with a new key from now on. @param keep whether it still tells the old ones */
  async rotate(alg = 'ES256', { keep = true }: { keep?: boolean } = {}): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const kid = `key-${Math.random()}`;
    const key = { kid, alg, secret: privateKey, shown: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
    this.#keys = keep ? [...this.#keys, key] : [key];
  }

  /** A token of an officer of hrss, or as the test wishes it. */
  async token({ claims, header, by = this, lasts = 600 }: TokenWish = {}): Promise<string> {
    const { secret, kid, alg } = by.#newest;
    const now = Math.floor(Date.now() / 1000);
    const payload: JWTPayload = {
      iss: this.url,
      aud: this.audience,
      sub: 'officer-7',
      jti: `token-${Math.random()}`,
      iat: now,
      exp: now + lasts,
      department: 'hrss',
      roles: ['officer'],
      ...claims,
    };
    return new SignJWT(payload).setProtectedHeader({ alg, kid: by === this ? kid : this.#newest.kid, ...header }).sign(secret);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  get #newest(): SigningKey {
    const key = this.#keys.at(-1);
    if (!key) throw new Error('This issuer has no key.');
    return key;
  }

  #answer(path: string | undefined): object | undefined {
    if (path === '/.well-known/openid-configuration')
      return { issuer: this.url, jwks_uri: `${this.url}/keys`, ...this.configuration };
    if (path !== '/keys') return undefined;
    this.keysAsked += 1;
    return { keys: this.#keys.map(({ shown }) => shown) };
  }
}
