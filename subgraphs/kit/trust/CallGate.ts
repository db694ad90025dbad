import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type AskReasons, type Caller, readCaller, readReasons } from './Caller.ts';
import { type DepartmentKeys, type WatchedKeys, watchKeys } from './departmentKeys.ts';
import { SeenNonces } from './SeenNonces.ts';
import { type SignedHeaders, signedHeaders } from './signedHeaders.ts';

/** Why a call is not believed; schema/trust.md §4. */
export type RefusalCode = 'UNSIGNED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' | 'STALE_SIGNATURE' | 'REPLAYED';

export interface Refusal {
  code: RefusalCode;
  message: string;
}

/** A call that the gateway has really signed, as far as its head tells. Its body is still to be compared. */
export interface BelievedCall {
  readonly caller: Caller;
  readonly reasons: AskReasons;
  /** `content-digest` of the body that was signed. */
  readonly digest: string;
  /** Whether this is the body that was signed. */
  hasBody(body: Buffer): boolean;
}

const COMPONENTS = '("@method" "@path" "content-digest" "minsheng-context" "minsheng-reasons")';

/** Parameters of RFC 9421 section 2.3, in any order. */
const PARAMETERS = /^(?:;[a-z]+=(?:"[^"\\]*"|-?\d+))*$/;

const REASONS: Record<RefusalCode, string> = {
  UNSIGNED: '请求没有网关签名，本部门只答复网关 (the request is not signed; this department answers the gateway only)',
  UNKNOWN_KEY: '签名密钥不在本部门的密钥文件中 (the key of the signature is not among the keys of this department)',
  BAD_SIGNATURE: '签名或摘要与请求不符 (the signature or the digest does not fit the request)',
  STALE_SIGNATURE: '签名已过期，请核对双方时钟 (the signature is not of now; compare the clocks of both sides)',
  REPLAYED: '签名已使用过 (the signature was used before)',
};

export function refusal(code: RefusalCode): Refusal {
  return { code, message: REASONS[code] };
}

/**
 * Lets only calls of the gateway through (RFC 9421 section 3.2). Everything but the body is checked before the body is read:
 * nobody without a key makes the department keep his bytes.
 */
export class CallGate {
  readonly #keys: WatchedKeys;
  readonly #windowSeconds: number;
  readonly #seen: SeenNonces;
  /** What was signed before this process began may have been answered by the one before, which remembered it. */
  readonly #startedAt = Math.floor(Date.now() / 1000);

  /** @throws Error that says why the file of keys cannot be used */
  constructor(keysFile: string, { windowSeconds, lookEvery }: { windowSeconds: number; lookEvery?: number | undefined }) {
    this.#keys = watchKeys(keysFile, lookEvery);
    this.#windowSeconds = windowSeconds;
    this.#seen = new SeenNonces(windowSeconds);
  }

  get keys(): DepartmentKeys {
    return this.#keys.current;
  }

  admit(request: IncomingMessage): BelievedCall | Refusal {
    const signed = signedHeaders(request);
    if (!signed) return refusal('UNSIGNED');
    const { input } = signed;
    const end = `sig=${COMPONENTS}`.length;
    const parameters = input.slice(end);
    if (!input.startsWith(`sig=${COMPONENTS}`) || !PARAMETERS.test(parameters)) return refusal('BAD_SIGNATURE');
    const parameter = (name: string) => new RegExp(`;${name}=(?:"([^"]*)"|(\\d+))`).exec(parameters)?.slice(1).find(Boolean);
    const key = this.keys.gateway.get(parameter('keyid') ?? '');
    if (!key) return refusal('UNKNOWN_KEY');
    // The key says by what algorithm, not the message (section 3.2, step 6).
    if (parameter('alg') !== key.alg || !key.fits(baseOf(request, signed), signed.signature)) {
      return refusal('BAD_SIGNATURE');
    }
    const created = Number(parameter('created'));
    const now = Math.floor(Date.now() / 1000);
    // Written so that a missing time is stale.
    if (!(Math.abs(now - created) <= this.#windowSeconds && created >= this.#startedAt)) return refusal('STALE_SIGNATURE');
    const nonce = parameter('nonce');
    if (nonce === undefined) return refusal('BAD_SIGNATURE');
    if (!this.#seen.add(`${key.id} ${nonce}`, created, now)) return refusal('REPLAYED');
    return believe(signed);
  }

  stop(): void {
    this.#keys.stop();
  }
}

function baseOf({ method, url = '/' }: IncomingMessage, { digest, context, reasons, input }: SignedHeaders): string {
  const path = url.split('?', 1)[0] || '/';
  return `"@method": ${method}\n"@path": ${path}\n"content-digest": ${digest}\n"minsheng-context": ${context}\n"minsheng-reasons": ${reasons}\n"@signature-params": ${input.slice('sig='.length)}`;
}

function believe({ digest, context, reasons }: SignedHeaders): BelievedCall {
  return {
    caller: readCaller(context),
    reasons: readReasons(reasons),
    digest,
    hasBody(body) {
      const actual = Buffer.from(digestOf(body));
      const stated = Buffer.from(digest);
      return actual.length === stated.length && timingSafeEqual(actual, stated);
    },
  };
}

/** Value of `content-digest` (RFC 9530 section 2). */
export function digestOf(body: Buffer | string): string {
  return `sha-256=:${hash('sha256', body, 'base64')}:`;
}
