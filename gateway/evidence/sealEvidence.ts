import type { EvidenceEntry, EvidenceLedger } from './openEvidence.ts';

/**
 * Stage 8, second half: before the answer leaves. If this rejects, the answer is withheld.
 * @throws CallerError EVIDENCE_UNAVAILABLE
 */
export async function sealEvidence(
  ledger: EvidenceLedger,
  entry: EvidenceEntry,
  outcome: { status: number; errors: number; body: string },
): Promise<void> {
  entry.sealed = { at: new Date(), ...outcome };
  await ledger.seal(entry);
}
