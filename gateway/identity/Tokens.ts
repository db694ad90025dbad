import type { IdentityLimits } from '../config/IdentityLimits.ts';
import type { IdentitySettings, IssuerSettings } from '../config/IdentitySettings.ts';
import { createTextCache } from '../createTextCache.ts';
import { CallerError } from '../errors.ts';
import { IssuerKeys, type IssuerKeysOptions } from './IssuerKeys.ts';
import type { IdentifiedCaller } from './identifyCaller.ts';
import { noRevocations, type Revocations } from './readRevocations.ts';
import { type RefusalReason, refuseToken } from './refuseToken.ts';
import { type BelievedIssuer, verifyToken } from './verifyToken.ts';

/** How a verification went: `ok`, why the token was refused, that the issuer's keys could not be had, or a fault of ours. */
export type VerificationOutcome = 'ok' | RefusalReason | 'unavailable' | 'failed';

export interface TokensOptions extends Pick<IssuerKeysOptions, 'log'> {
  limits: IdentityLimits;
  /** Hears of every verification, which costs cryptography; a token that is remembered costs none. */
  onVerified?: (outcome: VerificationOutcome) => void;
}

/**
 * The bearer tokens of callers (RFC 6750 section 2.1). A verified one is remembered by its whole text, never a hash of it: a collision would
 * make one officer another. It is forgotten when it ends or is revoked, or when it was used longest ago.
 */
export class Tokens {
  readonly areChecked: boolean;
  readonly allowAnonymous: boolean;
  readonly #issuers: ReadonlyMap<string, BelievedIssuer>;
  readonly #options: TokensOptions;
  /** `Authorization` -> caller. */
  readonly #verified;
  readonly #underway = new Map<string, Promise<IdentifiedCaller>>();
  /** The `jti` of the token by which a caller was identified. */
  readonly #ids = new WeakMap<IdentifiedCaller, string>();
  #revocations: Revocations = noRevocations;

  constructor({ issuers, allowAnonymous }: IdentitySettings, options: TokensOptions) {
    this.#options = options;
    this.#verified = createTextCache<IdentifiedCaller>({ max: options.limits.maxCachedTokens });
    this.areChecked = issuers.length > 0;
    this.allowAnonymous = allowAnonymous;
    this.#issuers = new Map(
      issuers.map(settings => [settings.issuer, { settings, keys: this.#keysOf(settings), limits: options.limits }]),
    );
  }

  /** The caller of a token that was verified before and still holds. No cryptography, no waiting. */
  recall(authorization: string): IdentifiedCaller | undefined {
    const caller = this.#verified.get(authorization);
    return caller !== undefined && Date.now() < caller.expiresAt ? caller : undefined;
  }

  /** Verifies a token, once for all that bring it at the same time. @throws CallerError */
  verify(authorization: string): Promise<IdentifiedCaller> {
    const known = this.#underway.get(authorization);
    if (known) return known;
    const underway = this.#verify(authorization).finally(() => this.#underway.delete(authorization));
    this.#underway.set(authorization, underway);
    return underway;
  }

  /** Whether a caller who was believed is not believed any more. */
  isRevoked(caller: IdentifiedCaller): boolean {
    const { tokens, subjects } = this.#revocations;
    return subjects.has(caller.subject) || tokens.has(this.#ids.get(caller) ?? '');
  }

  /** Takes a list of revocations in place of the one before: what it names and was believed is forgotten. */
  revoke(revocations: Revocations): void {
    this.#revocations = revocations;
    for (const [authorization, caller] of this.#verified.entries()) {
      if (this.isRevoked(caller)) this.#verified.delete(authorization);
    }
  }

  /** Asks for the keys of all issuers, so that the first caller need not wait for them. Never rejects. */
  async fetchKeys(): Promise<void> {
    await Promise.all([...this.#issuers.values()].map(({ keys }) => keys.refresh()));
  }

  /** What a key that was withdrawn has signed must not be believed because it was once: everything is verified anew. */
  #keysOf(settings: IssuerSettings): IssuerKeys {
    return new IssuerKeys(settings, { ...this.#options, onChange: () => this.#verified.clear() });
  }

  async #verify(authorization: string): Promise<IdentifiedCaller> {
    const { onVerified } = this.#options;
    try {
      const { caller, id } = await verifyToken(authorization, this.#issuers);
      if (id !== undefined) this.#ids.set(caller, id);
      // After the waiting, not before: a list that came meanwhile counts.
      if (this.isRevoked(caller)) throw refuseToken('revoked');
      if (Date.now() < caller.expiresAt) this.#verified.set(authorization, caller);
      onVerified?.('ok');
      return caller;
    } catch (error) {
      onVerified?.(outcomeOf(error));
      throw error;
    }
  }
}

function outcomeOf(error: unknown): VerificationOutcome {
  if (!(error instanceof CallerError)) return 'failed';
  return error.code === 'IDENTITY_UNAVAILABLE' ? 'unavailable' : (error.errors[0]?.extensions.reason as RefusalReason);
}
