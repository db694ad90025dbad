import type { SigningKey } from './signatureKey.ts';
import type { SignedHeaders } from './signedHeaders.ts';

/**
 * The department's word that this is its answer to that question: headers with a signature of the answer which covers the
 * question (RFC 9421 section 2.4).
 * @param answer its status, and the `content-digest` of its body
 */
export function signReceipt(
  { status, digest: own }: { status: number; digest: string },
  { digest, context, signature }: SignedHeaders,
  key: SigningKey,
): Record<string, string> {
  const created = Math.floor(Date.now() / 1000);
  const parameters = `("@status" "content-digest" "content-digest";req "minsheng-context";req "signature";req;key="sig");created=${created};keyid="${key.id}";alg="${key.alg}"`;
  const base = `"@status": ${status}\n"content-digest": ${own}\n"content-digest";req: ${digest}\n"minsheng-context";req: ${context}\n"signature";req;key="sig": :${signature}:\n"@signature-params": ${parameters}`;
  return { 'content-digest': own, 'signature-input': `receipt=${parameters}`, signature: `receipt=:${key.sign(base)}:` };
}
