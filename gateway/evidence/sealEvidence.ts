import { encodeBody } from '../encodeBody.ts';
import type { GatewayAnswer } from '../http/GatewayRequest.ts';
import type { EvidenceEntry, EvidenceLedger } from './openEvidence.ts';

/**
 * Stage 8, second half: before the answer leaves. If this rejects, the answer is withheld.
 * @throws CallerError EVIDENCE_UNAVAILABLE
 */
export async function sealEvidence(
  ledger: EvidenceLedger,
  entry: EvidenceEntry,
  { answer, errors }: { answer: Pick<GatewayAnswer, 'status' | 'body'>; errors: number },
): Promise<void> {
  const body = ledger.isKept ? encodeBody(answer) : answer.body;
  await ledger.seal(entry, { status: answer.status, body, errors });
}
