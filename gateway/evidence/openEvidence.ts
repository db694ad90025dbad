import type { DepartmentCall } from '../execute/DepartmentClient.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';

/** One record per request. Each field is set once, by the stage that knows it. */
export interface EvidenceEntry {
  id: string;
  openedAt: Date;
  caller: Caller;
  operation: PreparedOperation;
  decision: PolicyDecision;
  /** Grows while departments answer. */
  calls: DepartmentCall[];
  sealed?: { at: Date; status: number; errors: number };
}

/** Where entries are kept. `open` resolves once the entry is safe: no department hears of a request before that. */
export interface EvidenceLedger {
  open(entry: EvidenceEntry): Promise<void>;
  seal(entry: EvidenceEntry): Promise<void>;
}

export const evidenceWarning = 'evidence: no ledger is configured yet; requests leave no evidence behind.';

/** The ledger of a gateway without evidence: it keeps nothing, and start-up says so. */
export const noLedger: EvidenceLedger = {
  open: () => Promise.resolve(),
  seal: () => Promise.resolve(),
};

/** Stage 8, first half: before any department is called. If this rejects, the request is refused. */
export async function openEvidence(
  ledger: EvidenceLedger,
  known: Pick<EvidenceEntry, 'id' | 'caller' | 'operation' | 'decision' | 'calls'>,
): Promise<EvidenceEntry> {
  const entry: EvidenceEntry = { ...known, openedAt: new Date() };
  await ledger.open(entry);
  return entry;
}
