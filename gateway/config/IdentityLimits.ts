/** How long tokens, keys and revocations count. Times in milliseconds. */
export interface IdentityLimits {
  /** By which the clocks of an issuer and this gateway may differ. */
  clockSkew: number;
  /** Tokens whose verification is remembered. */
  maxCachedTokens: number;
  /** For an issuer to tell its keys. */
  issuerTimeout: number;
  /** How often an issuer is asked for its keys. */
  issuerKeysRefresh: number;
  /** How long the last keys count while an issuer cannot be asked. */
  issuerKeysMaxAge: number;
  /** The least time between two questions, however many tokens name keys that are not known. */
  issuerKeysPause: number;
  /** How often the file of revocations is looked at. */
  revocationsInterval: number;
}

export const defaultIdentityLimits: IdentityLimits = {
  clockSkew: 30_000,
  maxCachedTokens: 10_000,
  issuerTimeout: 5_000,
  issuerKeysRefresh: 600_000,
  issuerKeysMaxAge: 14_400_000,
  issuerKeysPause: 10_000,
  revocationsInterval: 500,
};
