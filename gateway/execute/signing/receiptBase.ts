import type { Receipt } from './checkReceipt.ts';

/** What a receipt covers: the answer's status and body, and of the question its body, its context and its signature. */
export const RECEIPT_COMPONENTS =
  '("@status" "content-digest" "content-digest";req "minsheng-context";req "signature";req;key="sig")';

/**
 * What a receipt signs (RFC 9421 section 2.5).
 * @param context value of `minsheng-context` of the question
 */
export function receiptBase(
  {
    status,
    answerDigest,
    requestDigest,
    asked,
    parameters,
  }: Pick<Receipt, 'status' | 'answerDigest' | 'requestDigest' | 'asked' | 'parameters'>,
  context: string,
): string {
  return `"@status": ${status}\n"content-digest": ${answerDigest}\n"content-digest";req: ${requestDigest}\n"minsheng-context";req: ${context}\n"signature";req;key="sig": ${asked}\n"@signature-params": ${RECEIPT_COMPONENTS}${parameters}`;
}

/** The parameters of a receipt as the kit writes them: a record of evidence then needs no more of them than the time. */
export function usualParameters({ created, keyId, alg }: { created: number; keyId: string; alg: string }): string {
  return `;created=${created};keyid="${keyId}";alg="${alg}"`;
}
