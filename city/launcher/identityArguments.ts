import { AUDIENCE } from '../identity/places.ts';

/** What the gateway is told of the identity provider; nothing where the city runs without one. */
export function identityArguments(issuer: string | undefined): string[] {
  return issuer === undefined ? [] : ['--issuer', issuer, '--audience', AUDIENCE];
}
