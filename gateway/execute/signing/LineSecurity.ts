import type { KeyRing } from './KeyRing.ts';

/** What makes the line to a department trusted by both ends. */
export interface LineSecurity {
  /** Undefined: calls are not signed, and receipts not asked for. */
  keys: KeyRing | undefined;
  /**
   * The largest answer, in bytes, whose digest is checked beside the receipt's signature; 0: none. On a line that nothing else protects
   * (`isSafeAddress`), all are: a receipt's signature alone says nothing of the bytes that came.
   */
  receiptDigestUpTo: number;
  /** Of which departments calls tell the answer's text, for evidence; undefined: of none. */
  keepsBodyOf?: ((department: string) => boolean) | undefined;
  /** For departments under https: whom the gateway believes, and by what it is believed. */
  tls: TlsMaterial | undefined;
}

/** Texts in PEM; see `tls.connect`. */
export interface TlsMaterial {
  ca?: string;
  cert?: string;
  key?: string;
}
