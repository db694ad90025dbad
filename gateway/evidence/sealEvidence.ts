import type { EvidenceEntry, EvidenceLedger } from './openEvidence.ts';

/**
 * Stage 8, second half: before the answer leaves. If this rejects, the answer is withheld.
 * @returns the body's bytes where they had to be made, to be hashed: what is sent need not be encoded once more
 * @throws CallerError EVIDENCE_UNAVAILABLE
 */
export async function sealEvidence(
  ledger: EvidenceLedger,
  entry: EvidenceEntry,
  outcome: { status: number; errors: number; body: string },
): Promise<Buffer | undefined> {
  const bytes = ledger.isKept ? Buffer.from(outcome.body) : undefined;
  entry.sealed = { at: new Date(), ...outcome, body: bytes ?? outcome.body };
  await ledger.seal(entry);
  return bytes;
}
