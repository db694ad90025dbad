import { CursorSeal } from './CursorSeal.ts';
import { KeyFileError } from './KeyFileError.ts';
import { readSecret, type SigningKey } from './signatureKey.ts';

/** What cursors are sealed with, as the department's file of keys says: schema/trust.md §6. */
export interface CursorKeys {
  readonly seal: CursorSeal;
  /** Keys that come from those of receipts, the newest first; empty where the file names keys. */
  readonly derived: readonly Uint8Array[];
}

/**
 * @param listed `cursors` of the file
 * @param receipt the key to derive one from where the file names none
 * @param before those before the file changed: a key that was derived leaves no trace in the file, and its cursors are in use
 * @throws KeyFileError that says what is wrong, never what a key is
 */
export function readCursorKeys(
  { cursors: listed, receipt }: { cursors: unknown; receipt: SigningKey },
  where: string,
  before?: CursorKeys,
): CursorKeys {
  const derivedBefore = before?.derived ?? [];
  if (listed === undefined) {
    const key = receipt.derive('minsheng page cursors');
    const former = derivedBefore.filter(one => !Buffer.from(one).equals(key)).slice(0, 1);
    return { seal: new CursorSeal([key, ...former]), derived: [key, ...former] };
  }
  if (!Array.isArray(listed)) throw new KeyFileError(`${where} "cursors" must be a list of keys`);
  const [first, ...others] = listed.map(one => new Uint8Array(readSecret(one, `${where} "cursors"`)));
  if (first === undefined)
    throw new KeyFileError(`${where} "cursors" needs a key; without "cursors" it comes from that of "receipt"`);
  return { seal: new CursorSeal([first, ...others, ...derivedBefore]), derived: [] };
}
