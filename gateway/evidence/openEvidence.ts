import type { DepartmentCall } from '../execute/DepartmentClient.ts';
import type { GatewayAnswer } from '../http/GatewayRequest.ts';
import type { Access } from '../identity/Access.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { PersonsAsked } from '../PersonsAsked.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';

/** One record per request. Each field is set once, by the stage that knows it. */
export interface EvidenceEntry {
  id: string;
  openedAt: Date;
  caller: Caller;
  purpose?: Access | undefined;
  operation: PreparedOperation;
  /** Never written: their hash is. */
  variables?: Variables | undefined;
  decision: PolicyDecision;
  /** Whether it may lead to facts about single persons. Where nobody knows, it does. */
  isAboutPersons: boolean;
  /** Grow while departments are asked, and answer. */
  calls: DepartmentCall[];
  persons: PersonsAsked | undefined;
  /** Its end is counted on: writes wait a moment for it. */
  isExpected?: boolean;
  /** The ledger could not write, and it was within its rights to go on without: then it is not sealed either. */
  isUnrecorded?: boolean;
}

/** What an entry is sealed with. Not kept with the entry: see decisions/what-churns-holds-little.md. */
export interface GivenAnswer extends Pick<GatewayAnswer, 'status' | 'body'> {
  /** How many errors it tells. */
  errors: number;
}

/** A request that gets no data. What it did not reach is undefined. */
export interface RefusedRequest {
  id: string;
  caller: Caller | undefined;
  operation: PreparedOperation | undefined;
  purpose: Access | undefined;
  decision: PolicyDecision | undefined;
  /** The entry that was opened for it. */
  entry: EvidenceEntry | undefined;
  /** The error code that the caller sees. */
  reason: string;
}

/** A request that asks only what it may. Nobody is asked, and nothing is counted. */
export type DryRequest = Pick<EvidenceEntry, 'id' | 'caller' | 'purpose' | 'operation' | 'variables' | 'decision'>;

/** What somebody did who may do more than ask. */
export interface AdministrativeAct {
  /** An account, or by what right; see schema/evidence-events.md. */
  who: string;
  act: string;
  /** What it was before and after; of an attempt that failed, why. */
  on: string;
}

/** Where entries are kept. `open` resolves once the entry is safe: no department hears of a request before that. */
export interface EvidenceLedger {
  open(entry: EvidenceEntry): Promise<void>;
  seal(entry: EvidenceEntry, answer: GivenAnswer): Promise<void>;
  /** Ends the entry, or tells of a request for which none was opened. Never rejects: the caller gets nothing anyway. */
  refuse(request: RefusedRequest): Promise<void>;
  /** Tells of a dry run. Never rejects: it is given no data. */
  foretell(request: DryRequest): Promise<void>;
  /** A request that was refused before it could be read as one. */
  countRefusal(reason: string): void;
  administer(act: AdministrativeAct): Promise<void>;
  close(): Promise<void>;
  /** Whether anything is kept, and so worth collecting. */
  readonly isKept: boolean;
  /** Whether it keeps what this department answers; undefined: of none. */
  keepsBodyOf?(department: string): boolean;
}

export const evidenceWarning =
  'evidence: no --evidence-directory is given; requests leave no evidence behind. Do not serve facts about persons so.';

/** The ledger of a gateway without evidence: it keeps nothing, and start-up says so. */
export const noLedger: EvidenceLedger = {
  open: () => Promise.resolve(),
  seal: () => Promise.resolve(),
  refuse: () => Promise.resolve(),
  foretell: () => Promise.resolve(),
  countRefusal: () => {},
  administer: () => Promise.resolve(),
  close: () => Promise.resolve(),
  isKept: false,
};

/** What is known when an entry is opened. */
type Known = Pick<EvidenceEntry, 'caller' | 'operation' | 'decision' | 'variables'> &
  Partial<Pick<EvidenceEntry, 'isAboutPersons'>>;

/** The request it is about. */
interface Recorded extends Pick<EvidenceEntry, 'id' | 'calls'> {
  purpose: Access | undefined;
  entry: EvidenceEntry | undefined;
}

/**
 * Stage 8, first half: before any department is called. If this rejects, the request is refused.
 * @throws CallerError EVIDENCE_UNAVAILABLE
 */
export async function openEvidence(ledger: EvidenceLedger, record: Recorded, known: Known): Promise<EvidenceEntry> {
  const { id, calls, purpose } = record;
  const persons = ledger.isKept ? new PersonsAsked() : undefined;
  const entry: EvidenceEntry = {
    isAboutPersons: known.decision.isAboutPersons,
    ...known,
    id,
    calls,
    purpose,
    openedAt: new Date(),
    persons,
  };
  await ledger.open(entry);
  record.entry = entry;
  return entry;
}
