import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ReceivedAnswer } from '../calls/AnswerReceiver.ts';
import type { SignedCall } from './CallSigner.ts';
import { RECEIPT_COMPONENTS, receiptBase, usualParameters } from './receiptBase.ts';

/**
 * A department's signed word that it gave this answer to this question: kept as evidence. With the context of the call it is
 * enough, with the department's key, to prove the rest at any time; see `receiptBase`.
 */
export interface Receipt {
  keyId: string;
  /** HTTP status of the answer. */
  status: number;
  /** `content-digest` of the question. */
  requestDigest: string;
  /** `content-digest` of the answer, as the department states it. */
  answerDigest: string;
  /** True when the gateway hashed the answer itself, and it was that. */
  isDigestChecked: boolean;
  /** The signature of the question, a byte sequence of RFC 8941: `:…:`. */
  asked: string;
  /** Parameters of the receipt's signature, as the department wrote them: `;created=…;keyid="…";alg="…"`. */
  parameters: string;
  /** In seconds since 1970, where that is all that the parameters say beside the key and its algorithm, in their usual order. */
  created: number | undefined;
  /** In base64. */
  signature: string;
}

const BASE64 = /^[A-Za-z0-9+/]+=*$/;

const COVERED = `receipt=${RECEIPT_COMPONENTS}`;

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
  if (!input.startsWith(COVERED)) return 'the receipt covers other things than agreed';
  const parameters = input.slice(COVERED.length);
  const { keyid, alg, usual } = parametersRead.memo(parameters);
  const key = keyid === undefined ? undefined : call.keys.receipts.get(keyid);
  // The key says by what algorithm, not the message: section 3.2, step 6.
  if (!key || alg !== key.alg) return 'the receipt is of an unknown key';
  const signature = signatures.startsWith('receipt=:') && signatures.endsWith(':') ? signatures.slice(9, -1) : '';
  const { digest: requestDigest, signature: asked } = call;
  const receipt = { keyId: key.id, status, requestDigest, answerDigest, asked, parameters, created: usual, signature };
  const base = receiptBase(receipt, call.context);
  if (!key.fits(base, signature))
    return BASE64.test(signature)
      ? 'the receipt is of another answer, or to another question'
      : 'the receipt’s signature is no byte sequence';
  const isDigestChecked = (bytes?.length ?? 0) <= digestUpTo && digestUpTo > 0;
  if (isDigestChecked && answerDigest !== `sha-256=:${hash('sha256', bytes ?? '', 'base64')}:`)
    return 'the answer is not the one of its receipt';
  return { ...receipt, isDigestChecked };
}

/** Receipts of one key in one second have the same: they are read once. */
const parametersRead = new LRUCache<string, { keyid?: string; alg?: string; usual: number | undefined }>({
  max: 200,
  memoMethod: text => {
    const { keyid, alg, created } = readParameters(text);
    const isUsual = text === usualParameters({ created: Number(created), keyId: keyid ?? '', alg: alg ?? '' });
    return { ...(keyid && { keyid }), ...(alg && { alg }), usual: isUsual ? Number(created) : undefined };
  },
});

/** @returns none where the text is no list of parameters */
function readParameters(text: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  PARAMETER.lastIndex = 0;
  let end = 0;
  for (let found = PARAMETER.exec(text); found; found = PARAMETER.exec(text)) {
    parameters[found[1] ?? ''] = found[2] ?? found[3] ?? '';
    end = PARAMETER.lastIndex;
  }
  return end === text.length ? parameters : {};
}
