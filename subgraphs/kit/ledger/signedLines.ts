import { type KeyObject, sign, verify } from 'node:crypto';

/** A line that somebody signed: `<signature, base64url> <JSON>\n`. The signature is Ed25519 (RFC 8032) over the JSON's bytes. */
export interface SignedLine {
  /** The text that is signed. */
  json: string;
  signature: string;
}

export function signLine(value: object, key: KeyObject): SignedLine {
  const json = JSON.stringify(value);
  return { json, signature: sign(null, Buffer.from(json), key).toString('base64url') };
}

export function writeLine({ signature, json }: SignedLine): string {
  return `${signature} ${json}\n`;
}

/** @returns undefined for a text that is no such line; whoever signed it */
export function parseSignedLine(text: string): SignedLine | undefined {
  const [, signature, json] = /^([\w-]{86}) (\{.*\})$/s.exec(text) ?? [];
  return signature === undefined || json === undefined ? undefined : { signature, json };
}

/** Whether one of the keys signed it. */
export function isSignedBy({ json, signature }: SignedLine, keys: readonly KeyObject[]): boolean {
  return keys.some(key => verify(null, Buffer.from(json), key, Buffer.from(signature, 'base64url')));
}
