import { hash } from 'node:crypto';
import type { ReceivedAnswer } from '../calls/AnswerReceiver.ts';
import type { SignedCall } from './CallSigner.ts';

/** A department's signed word that it gave this answer to this question: kept as evidence. */
export interface Receipt {
  keyId: string;
  /** `content-digest` of the question. */
  requestDigest: string;
  /** `content-digest` of the answer, as the department states it. */
  answerDigest: string;
  /** True when the gateway hashed the answer itself, and it was that. */
  isDigestChecked: boolean;
  /** In base64. */
  signature: string;
  /** What it signs: enough, with the department's key, to prove the rest at any time (RFC 9421 section 2.5). */
  base: string;
}

const COMPONENTS = '("@status" "content-digest" "content-digest";req "minsheng-context";req "signature";req;key="sig")';

/** Parameters of RFC 9421 section 2.3, in any order. */
const PARAMETER = /;([a-z]+)=(?:"([^"\\]*)"|(-?\d+))/y;

/**
 * Checks the receipt of an answer (RFC 9421 section 2.4: a signature of the answer that covers the question).
 * @param digestUpTo the largest answer, in bytes, that is hashed; of larger ones only the signature is checked
 * @returns the receipt, or in words for the operator's log why there is none to be believed
 */
export function checkReceipt({ status, headers, bytes }: ReceivedAnswer, call: SignedCall, digestUpTo: number): Receipt | string {
  const { 'signature-input': input, signature: signatures, 'content-digest': answerDigest } = headers;
  if (typeof input !== 'string' || typeof signatures !== 'string' || typeof answerDigest !== 'string')
    return 'the answer has no receipt';
  const parameters = input.slice('receipt='.length);
  if (!input.startsWith('receipt=') || !parameters.startsWith(COMPONENTS)) return 'the receipt covers other things than agreed';
  const { keyid, alg } = readParameters(parameters.slice(COMPONENTS.length)) ?? {};
  const key = keyid === undefined ? undefined : call.keys.receipts.get(keyid);
  // The key says by what algorithm, not the message: section 3.2, step 6.
  if (!key || alg !== key.alg) return 'the receipt is of an unknown key';
  const [, signature = ''] = /^receipt=:([A-Za-z0-9+/]+=*):$/.exec(signatures) ?? [];
  const base = `"@status": ${status}\n"content-digest": ${answerDigest}\n"content-digest";req: ${call.digest}\n"minsheng-context";req: ${call.context}\n"signature";req;key="sig": ${call.signature}\n"@signature-params": ${parameters}`;
  if (!key.fits(base, Buffer.from(signature, 'base64'))) return 'the receipt is of another answer, or to another question';
  const isDigestChecked = (bytes?.length ?? 0) <= digestUpTo && digestUpTo > 0;
  if (isDigestChecked && answerDigest !== `sha-256=:${hash('sha256', bytes ?? '', 'base64')}:`)
    return 'the answer is not the one of its receipt';
  return { keyId: key.id, requestDigest: call.digest, answerDigest, isDigestChecked, signature, base };
}

function readParameters(text: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  PARAMETER.lastIndex = 0;
  let end = 0;
  for (let found = PARAMETER.exec(text); found; found = PARAMETER.exec(text)) {
    parameters[found[1] ?? ''] = found[2] ?? found[3] ?? '';
    end = PARAMETER.lastIndex;
  }
  return end === text.length ? parameters : undefined;
}
