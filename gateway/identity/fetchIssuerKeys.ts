import type { JSONWebKeySet } from 'jose';
import type { IssuerSettings } from '../config/IdentitySettings.ts';
import { isSafeAddress } from '../isSafeAddress.ts';

/** Ten keys with their certificates are some 30 KB. */
const MOST_BYTES = 1024 * 1024;

/**
 * Gets the keys of an issuer from where it says they are (OpenID Connect Discovery 1.0, section 4), or from where the operator says.
 * @throws Error when it does not answer in time, or with something else
 */
export async function fetchIssuerKeys(
  { issuer, jwksUri }: Pick<IssuerSettings, 'issuer' | 'jwksUri'>,
  timeout: number,
): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(timeout);
  const address = jwksUri ?? (await discover(issuer, signal));
  // Whether it holds keys, jose looks.
  return (await fetchJson(address, signal)) as unknown as JSONWebKeySet;
}

async function discover(issuer: string, signal: AbortSignal): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = await fetchJson(address, signal);
  // Section 4.3: else whoever can write at one address could speak for another.
  if (found.issuer !== issuer) throw new Error(`${address} is the configuration of another issuer`);
  if (typeof found.jwks_uri !== 'string' || !isSafeAddress(found.jwks_uri)) throw new Error(`${address} has no usable jwks_uri`);
  return found.jwks_uri;
}

async function fetchJson(address: string, signal: AbortSignal): Promise<Record<string, unknown>> {
  const response = await fetch(address, { redirect: 'error', signal, headers: { accept: 'application/json' } });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${address} answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error(`${address} answered with more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  const json: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof json !== 'object' || json === null) throw new Error(`${address} answered with no JSON object`);
  return json as Record<string, unknown>;
}
