import { hash, randomBytes } from 'node:crypto';
import type { KeyRing } from './KeyRing.ts';
import type { DepartmentKeys } from './readKeyFile.ts';

/** On whose behalf, and why, a department is asked. */
export interface CallTrust {
  /** The request's own, the same for all its calls. */
  context: CallContext;
  /** Value of `minsheng-reasons`: the fetch's own, worked out with the plan. */
  reasons: string;
}

export interface CallContext {
  /** Id of the request, which is the id of its evidence. */
  request: string;
  /** Value of `minsheng-context`. */
  header: string;
}

/** What was signed of one call: needed to check the receipt of its answer. */
export interface SignedCall {
  /** Name, value, name, value. */
  readonly headers: readonly string[];
  /** Value of `content-digest`. */
  readonly digest: string;
  /** Value of `minsheng-context`. */
  readonly context: string;
  /** The signature itself, a byte sequence of RFC 8941: `:…:`. */
  readonly signature: string;
  /** The keys of the moment of signing: a rotation must not part a question from its answer. */
  readonly keys: DepartmentKeys;
}

export const signingWarning =
  'signing: no keys of departments are configured (--department-keys); calls to them are not signed, and their answers not proven.';

const COMPONENTS = '("@method" "@path" "content-digest" "minsheng-context" "minsheng-reasons")';

/** Unlike those of every other process; a counter makes them unlike each other. Nobody needs to be unable to guess them. */
const NONCE_START = randomBytes(16).toString('base64url');
let nonces = 0;

/**
 * Signs calls to one department (schema/trust.md §4): RFC 9421 section 3.1, with the digest of RFC 9530 section 2.
 *
 * Written out by hand, and not by the package `http-message-signatures`, because each call passes here, and what that package
 * derives anew for every message is known beforehand: the components, their order, and most of their values. The signature
 * base (section 2.5) is one concatenation; hashing and the HMAC are what remains. Measured in test/bench/signing.bench.ts.
 * CallSigner.test.ts holds both to each other: the package verifies what is signed here, and here is read what it signs.
 */
export class CallSigner {
  readonly #department: string;
  readonly #keys: KeyRing;
  readonly #head: string;

  /** @param path as the request line has it, without the query (section 2.2.6) */
  constructor(department: string, keys: KeyRing, { path, method = 'POST' }: { path: string; method?: 'POST' | 'GET' }) {
    this.#department = department;
    this.#keys = keys;
    this.#head = `"@method": ${method}\n"@path": ${path}\n"content-digest": `;
  }

  /** Each attempt is signed anew: a nonce is good for one. Undefined for a department that has no keys. */
  sign(body: string, { context: { header: context }, reasons }: CallTrust): SignedCall | undefined {
    const keys = this.#keys.of(this.#department);
    if (!keys) return undefined;
    const digest = `sha-256=:${hash('sha256', body, 'base64')}:`;
    nonces += 1;
    const created = Math.floor(Date.now() / 1000);
    const parameters = `${COMPONENTS};created=${created};nonce="${NONCE_START}${nonces.toString(36)}";keyid="${keys.sign.id}";alg="${keys.sign.alg}"`;
    const base = `${this.#head}${digest}\n"minsheng-context": ${context}\n"minsheng-reasons": ${reasons}\n"@signature-params": ${parameters}`;
    const signature = `:${keys.sign.sign(base)}:`;
    return {
      headers: [
        ...['content-digest', digest, 'minsheng-context', context, 'minsheng-reasons', reasons],
        ...['signature-input', `sig=${parameters}`, 'signature', `sig=${signature}`],
      ],
      digest,
      context,
      signature,
      keys,
    };
  }
}
