/** How tokens become callers. Without an issuer nobody can be believed to be anyone, and everybody is anonymous. */
export interface IdentitySettings {
  issuers: readonly IssuerSettings[];
  /** Requests without a token are served too, as of nobody in particular. A token that is sent must be good all the same. */
  allowAnonymous: boolean;
  /** Path of a list of tokens and subjects that are not believed any more; see identity/readRevocations.ts. */
  revocationsFile?: string;
}

/** An OpenID provider that is believed, and what its tokens say. */
export interface IssuerSettings {
  /** As its tokens have it in `iss`: a URL. */
  issuer: string;
  /** What its tokens must have in `aud`: this gateway. */
  audience: string;
  /** Where its keys are; undefined: where its `/.well-known/openid-configuration` says. */
  jwksUri?: string;
  /** Signatures that are accepted, by their names in RFC 7518 section 3.1 and RFC 8037. */
  algorithms: readonly string[];
  claims: ClaimNames;
}

/** Where the facts about a caller are in a token: the name of a claim, or a path with dots (`realm_access.roles`). */
export interface ClaimNames {
  subject: string;
  department: string;
  roles: string;
}

export const defaultAlgorithms: readonly string[] = ['ES256', 'EdDSA', 'RS256', 'PS256'];

export const defaultClaims: ClaimNames = { subject: 'sub', department: 'department', roles: 'roles' };
