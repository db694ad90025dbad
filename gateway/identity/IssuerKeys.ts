import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { IdentityLimits } from '../config/IdentityLimits.ts';
import type { IssuerSettings } from '../config/IdentitySettings.ts';
import { CallerError } from '../errors.ts';
import { fetchIssuerKeys } from './fetchIssuerKeys.ts';

type KeySettings = Pick<IssuerSettings, 'issuer' | 'jwksUri'>;

export interface IssuerKeysOptions {
  limits: Pick<IdentityLimits, 'issuerTimeout' | 'issuerKeysRefresh' | 'issuerKeysMaxAge' | 'issuerKeysPause'>;
  log: Logger;
  /** The issuer tells other keys than before. */
  onChange: () => void;
}

/**
 * The public keys of an issuer, fetched when they are wanted and kept. Written here although jose can fetch them: its keys are gone as soon as
 * they are due to be fetched again and the issuer does not answer, and everybody with them; and whoever comes then waits for them.
 */
export class IssuerKeys {
  readonly #settings: KeySettings;
  readonly #options: IssuerKeysOptions;
  #keys: JWTVerifyGetKey | undefined;
  /** The keys as they were told. */
  #text: string | undefined;
  /** Of `performance.now()`: of the last keys, and of the last question. */
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;
  #underway: Promise<void> | undefined;

  constructor(settings: KeySettings, options: IssuerKeysOptions) {
    this.#settings = settings;
    this.#options = options;
  }

  /**
   * The key that a token's header names. One that is not known may be new: the issuer is asked, but not more often than
   * `issuerKeysPause` allows, or strangers could have it asked as often as they like (OpenID Connect Core section 10.1.1).
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const { issuerKeysRefresh, issuerKeysMaxAge } = this.#options.limits;
    if (this.#age > issuerKeysMaxAge) await this.#refreshInTurn();
    else if (this.#age > issuerKeysRefresh) void this.#refreshInTurn();
    try {
      return await this.#current(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#refreshInTurn();
      return this.#current(header, token);
    }
  };

  /** Asks the issuer now, once for all who want that at the same time. Never rejects: the last keys stay. */
  refresh(): Promise<void> {
    this.#underway ??= this.#fetch().finally(() => {
      this.#underway = undefined;
    });
    return this.#underway;
  }

  get #age(): number {
    return performance.now() - this.#fetchedAt;
  }

  get #current(): JWTVerifyGetKey {
    if (this.#keys && this.#age <= this.#options.limits.issuerKeysMaxAge) return this.#keys;
    const retryAfter = Math.ceil(this.#options.limits.issuerKeysPause / 1000);
    throw new CallerError(
      'IDENTITY_UNAVAILABLE',
      `身份认证服务暂时无法连接，令牌无从核验；请 ${retryAfter} 秒后再试。 The issuer of the token cannot be reached, so it cannot be checked; retry in ${retryAfter} s.`,
      { retryAfter },
    );
  }

  /** As `refresh`, unless it is too early for another question. */
  async #refreshInTurn(): Promise<void> {
    if (this.#underway || performance.now() - this.#askedAt >= this.#options.limits.issuerKeysPause) await this.refresh();
  }

  async #fetch(): Promise<void> {
    this.#askedAt = performance.now();
    const { issuer } = this.#settings;
    try {
      const told = await fetchIssuerKeys(this.#settings, this.#options.limits.issuerTimeout);
      const text = JSON.stringify(told);
      if (text !== this.#text) {
        this.#keys = createLocalJWKSet(told);
        this.#text = text;
        this.#options.onChange();
      }
      this.#fetchedAt = performance.now();
    } catch (err) {
      this.#options.log.warn({ issuer, err }, 'the keys of an issuer cannot be fetched; the last ones count on');
    }
  }
}
