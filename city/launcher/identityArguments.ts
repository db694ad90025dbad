import { AUDIENCE } from '../identity/places.ts';

/** Whether the gateway that is started here knows the options below. */
const GATEWAY_KNOWS_ISSUERS: boolean = false;

/** What the gateway is told of the identity provider; nothing where the city runs without one. */
export function identityArguments(issuer: string | undefined): string[] {
  if (!GATEWAY_KNOWS_ISSUERS || issuer === undefined) return [];
  return ['--issuer', issuer, '--audience', AUDIENCE, '--allow-anonymous'];
}
