import { isSafeAddress } from '../isSafeAddress.ts';

/** Why an issuer's keys may not be fetched there; undefined where they may. */
export function whatIsUnsafe(address: string): string | undefined {
  if (isSafeAddress(address)) return undefined;
  return 'give an https URL, or on this machine http://127.0.0.1; over plain HTTP others could send keys of their own';
}
