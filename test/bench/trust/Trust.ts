import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createKeysOnce, keysFileOf } from '../../../city/launcher/createKeysOnce.ts';
import { Issuer } from '../../../gateway/testkit/Issuer.ts';
import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import { ours } from '../gateways/ours.ts';
import type { FederatedGraph } from '../graphs/FederatedGraph.ts';

/** What makes the gateway believable, and costs it time. Policy is in force where callers are known. */
export const trustParts = ['identity and policy', 'signing', 'evidence'] as const;
export type TrustPart = (typeof trustParts)[number];

/** In seconds: longer than any bench. */
const TOKEN_LASTS = 86_400;

/** An issuer, keys and a folder for evidence: all with which our gateway trusts and is trusted. */
export class Trust implements AsyncDisposable {
  /** Files of keys, of the gateway and of each department. */
  readonly keys: string;
  readonly #folder: string;
  readonly #issuer: Issuer;
  readonly #token: string;

  private constructor(folder: string, issuer: Issuer, token: string) {
    this.#folder = folder;
    this.#issuer = issuer;
    this.#token = token;
    this.keys = join(folder, 'keys');
  }

  static async open(parent: string, { departments }: FederatedGraph): Promise<Trust> {
    const issuer = await Issuer.start();
    const claims = { sub: 'a-0042', department: 'audit', roles: ['auditor'] };
    const trust = new Trust(mkdtempSync(join(parent, 'trust-')), issuer, await issuer.token({ claims, lasts: TOKEN_LASTS }));
    createKeysOnce(
      trust.keys,
      departments.map(({ name }) => name),
    );
    return trust;
  }

  /** Our gateway with these parts switched on. The auditor asks all of them alike, whether they listen or not. */
  gatewayWith(parts: readonly TrustPart[], name = parts.join(', ') || 'all off'): GatewayUnderTest {
    const evidence = join(this.#folder, `evidence-${name.replace(/\W+/g, '-')}`);
    const options: Record<TrustPart, readonly string[]> = {
      // One caller asks all the questions here; they are counted, and never too many.
      'identity and policy': [
        ...['--issuer', this.#issuer.url, '--audience', this.#issuer.audience],
        ...['--max-persons-per-day', String(Number.MAX_SAFE_INTEGER)],
      ],
      signing: ['--department-keys', keysFileOf(this.keys, 'gateway')],
      evidence: ['--evidence-directory', evidence],
    };
    return {
      ...ours,
      name,
      args: ways => [...ours.args(ways), ...parts.flatMap(part => options[part])],
      headers: {
        authorization: `Bearer ${this.#token}`,
        'minsheng-purpose': 'audit',
        'minsheng-case': encodeURIComponent('审〔2026〕12'),
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#issuer[Symbol.asyncDispose]();
  }
}
