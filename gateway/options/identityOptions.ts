import { Option } from 'commander';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { defaultAlgorithms, defaultClaims, type IdentitySettings, type IssuerSettings } from '../config/IdentitySettings.ts';
import { isOn } from './isOn.ts';
import type { GivenOptions, OptionGroup } from './OptionGroup.ts';
import { readIdentityFile } from './readIdentityFile.ts';
import { whatIsUnsafe } from './whatIsUnsafe.ts';

/** Whose tokens are believed, and what policy makes of it. */
export const identityOptions: OptionGroup<Pick<GatewayConfig, 'identity' | 'policy'>> = {
  heading: 'Identity:',
  options: () => [
    new Option('--issuer <URL>', 'believe the tokens of this OpenID issuer, as they have it in iss').env('ISSUER'),
    new Option('--audience <text>', 'what its tokens must have in aud').env('AUDIENCE'),
    new Option('--identity-file <file>', 'several issuers, their keys, algorithms and claims, as JSON').env('IDENTITY_FILE'),
    new Option('--allow-anonymous', 'serve requests without a token too (env: ALLOW_ANONYMOUS=on)'),
    new Option('--policy <mode>', 'enforce the rules of sharing, or off; enforce where an issuer is named')
      .choices(['enforce', 'off'])
      .env('POLICY'),
    new Option('--revocations-file <file>', 'tokens (jti) and subjects (sub) that are not believed any more').env(
      'REVOCATIONS_FILE',
    ),
  ],
  read: given => {
    const { options, fail } = given;
    const issuers = readIssuers(given);
    const allowAnonymous = options.allowAnonymous === true || isOn('ALLOW_ANONYMOUS', given, 'off');
    const { revocationsFile } = options;
    if (revocationsFile && issuers.length === 0)
      fail('--revocations-file needs --issuer or --identity-file: no token is checked');
    const identity: IdentitySettings = { issuers, allowAnonymous, ...(revocationsFile ? { revocationsFile } : {}) };
    return { identity, policy: options.policy ?? (issuers.length > 0 ? 'enforce' : 'off') };
  },
};

function readIssuers({ options: { issuer, audience, identityFile }, fail }: GivenOptions): readonly IssuerSettings[] {
  if (identityFile) {
    if (issuer || audience) fail('give either --identity-file or --issuer with --audience');
    return readIdentityFile(identityFile, fail);
  }
  if (!issuer && !audience) return [];
  if (!issuer) fail('--audience needs --issuer <URL>');
  if (!audience) fail('--issuer needs --audience <text>, or tokens for any other system would count here');
  const unsafe = whatIsUnsafe(issuer);
  if (unsafe !== undefined) fail(`--issuer is "${issuer}": ${unsafe}`);
  return [{ issuer, audience, algorithms: defaultAlgorithms, claims: defaultClaims }];
}
