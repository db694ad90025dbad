/**
 * All that a ledger may hold: each event with its own members, beside `n`, `at`, `clock` and `event`. The table in
 * schema/evidence-events.md says what they mean; a test keeps both equal.
 */
export const evidenceEvents = {
  'operation met': ['hash', 'name', 'text'],
  'request opened': ['requestId', 'caller', 'purpose', 'operation', 'decision', 'isAboutPersons'],
  'request sealed': ['requestId', 'departments', 'persons', 'answer', 'outcome'],
  'dry run': ['requestId', 'caller', 'purpose', 'operation', 'decision'],
  'request refused': ['requestId', 'caller', 'purpose', 'operation', 'decision', 'departments', 'persons', 'reason'],
  'requests refused': ['reasons'],
  'department asked': ['requestId', 'caller', 'purpose', 'calls', 'persons'],
  administered: ['who', 'act', 'on'],
  'ledger repaired': ['file', 'bytes', 'digest'],
  'ledger resumed': ['since', 'reason', 'refused'],
  asked: ['requestId', 'caller', 'purpose', 'reasons', 'digest', 'persons', 'answer', 'outcome'],
} as const;

export type EvidenceEvent = keyof typeof evidenceEvents;

/** A record of the gateway, before the ledger numbers it. */
export interface EvidenceRecord {
  event: EvidenceEvent;
  [member: string]: unknown;
}
