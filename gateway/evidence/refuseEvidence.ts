import { CallerError } from '../errors.ts';
import { CallerHungUp } from '../RequestDeadline.ts';
import type { EvidenceLedger, RefusedRequest } from './openEvidence.ts';

/**
 * Instead of the second half: a request that gets no data, because of `error`. Ends the entry that was opened for it, if one was.
 * Never rejects: nothing leaves anyway.
 */
export async function refuseEvidence(
  ledger: EvidenceLedger,
  record: Omit<RefusedRequest, 'reason'>,
  error: unknown,
): Promise<void> {
  const { id, caller, purpose, operation, decision, entry } = record;
  await ledger.refuse({ id, caller, purpose, operation, decision, entry, reason: reasonOf(error) });
}

/** The code that the caller sees, or would. */
export function reasonOf(error: unknown): string {
  if (error instanceof CallerHungUp) return 'CALLER_HUNG_UP';
  return error instanceof CallerError ? error.code : 'INTERNAL_ERROR';
}
