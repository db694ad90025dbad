import { encodeBody } from '../http/encodeBody.ts';
import type { GatewayAnswer } from '../http/GatewayRequest.ts';
import type { EvidenceEntry, EvidenceLedger } from './openEvidence.ts';

/**
 * Stage 8, second half: before the answer leaves. If this rejects, the answer is withheld.
 * @throws CallerError EVIDENCE_UNAVAILABLE
 */
export async function sealEvidence(
  ledger: EvidenceLedger,
  entry: EvidenceEntry,
  { answer, errors }: { answer: Pick<GatewayAnswer, 'status' | 'body' | 'bytes'>; errors: number },
): Promise<void> {
  entry.sealed = { at: new Date(), status: answer.status, errors, body: answer.body };
  // While it waits for the disk, an answer is one piece of memory, not the thousands of strings that it was written in:
  // the collector would carry all of them over, for each request that waits.
  if (ledger.isKept) encodeBody(answer);
  await ledger.seal(entry);
}
