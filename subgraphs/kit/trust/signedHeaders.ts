import type { IncomingMessage } from 'node:http';

/** The headers of a signed call, as they came. */
export interface SignedHeaders {
  digest: string;
  context: string;
  reasons: string;
  /** Of `signature-input`. */
  input: string;
  /** The signature in base64. */
  signature: string;
}

/** Undefined when one is missing or is no signature called `sig`. */
export function signedHeaders({ headers }: IncomingMessage): SignedHeaders | undefined {
  const digest = headers['content-digest'];
  const context = headers['minsheng-context'];
  const reasons = headers['minsheng-reasons'];
  const input = headers['signature-input'];
  const signature = /^sig=:([A-Za-z0-9+/]+=*):$/.exec(String(headers.signature))?.[1];
  if (typeof digest !== 'string' || typeof context !== 'string' || typeof reasons !== 'string' || typeof input !== 'string') {
    return undefined;
  }
  return signature === undefined ? undefined : { digest, context, reasons, input, signature };
}
