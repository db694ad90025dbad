import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DepartmentCall } from '../execute/DepartmentClient.ts';
import type { Receipt } from '../execute/signing/checkReceipt.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';
import type { EvidenceRecord } from './events.ts';
import type { EvidenceEntry, RefusedRequest } from './openEvidence.ts';
import type { PersonHashes } from './PersonHashes.ts';

const operations = new WeakMap<PreparedOperation, { name: string | undefined; hash: string }>();

export function describeOpened(entry: EvidenceEntry, persons: PersonHashes): EvidenceRecord {
  const { id, caller, purpose, operation, variables, decision, isAboutPersons } = entry;
  return {
    event: 'request opened',
    requestId: id,
    caller: describeCaller(caller),
    purpose,
    operation: describeOperation(operation, variables, persons),
    decision: describeDecision(decision),
    isAboutPersons,
  };
}

/** @param keepsAnswer whether it tells which answer it was */
export function describeSealed(
  entry: EvidenceEntry,
  { persons, keepsAnswer }: { persons: PersonHashes; keepsAnswer: boolean },
): EvidenceRecord {
  const { id, calls, sealed } = entry;
  const errors = sealed?.errors ?? 0;
  const without = [...new Set(calls.filter(({ outcome }) => outcome !== 'ok').map(({ department }) => department))];
  return {
    event: 'request sealed',
    requestId: id,
    departments: countCalls(calls),
    persons: entry.persons && persons.list(entry.persons.all()),
    answer: keepsAnswer ? persons.digest(`answer ${sealed?.body ?? ''}`) : undefined,
    outcome: { kind: errors > 0 ? 'partial' : 'complete', status: sealed?.status, errors, without },
  };
}

export function describeRefused(
  { id, caller, purpose, operation, decision, entry, reason }: RefusedRequest,
  persons: PersonHashes,
): EvidenceRecord {
  return {
    event: 'request refused',
    requestId: id,
    caller: caller && describeCaller(caller),
    purpose,
    operation: operation && describeOperation(operation, entry?.variables, persons),
    decision: decision && describeDecision(decision),
    departments: entry && entry.calls.length > 0 ? countCalls(entry.calls) : undefined,
    persons: entry?.persons && persons.list(entry.persons.all()),
    reason,
  };
}

/** For a department's own chain: it must tell the department everything without the gateway's. */
export function describeAsked(
  department: string,
  { id, caller, purpose, calls, persons: asked }: EvidenceEntry,
  persons: PersonHashes,
): EvidenceRecord {
  const pids = asked?.byDepartment.get(department);
  return {
    event: 'department asked',
    requestId: id,
    caller: describeCaller(caller),
    purpose,
    calls: calls.filter(call => call.department === department).map(describeCall),
    persons: pids && persons.list(pids),
  };
}

function describeCall(call: DepartmentCall) {
  const { entities, outcome, milliseconds, repeats, joined, digest, reasons, signedFor, receipt } = call;
  return {
    entities,
    outcome,
    milliseconds: Math.round(milliseconds),
    repeats: repeats || undefined,
    joined: joined || undefined,
    signedFor: joined ? signedFor : undefined,
    reasons: reasons === undefined ? undefined : reasonsRead.memo(reasons),
    digest,
    answer: receipt?.answerDigest,
    receipt: receipt && describeReceipt(receipt),
  };
}

/** What it signs besides is in the record already: `readReceipt` puts it together again. */
function describeReceipt({ keyId, status, asked, parameters, signature }: Receipt) {
  return { key: keyId, status, asked, parameters, signature };
}

/** Of each plan's fetches, read once: they are constants. */
const reasonsRead = new LRUCache<string, object>({ max: 2_000, memoMethod: readReasons });

/** The value of `minsheng-reasons`, as its own gateway wrote it. */
function readReasons(header: string): object {
  return JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
}

function countCalls(calls: readonly DepartmentCall[]) {
  const counts: Record<string, { calls: number; entities: number; failed?: number }> = {};
  for (const { department, entities, outcome } of calls) {
    counts[department] ??= { calls: 0, entities: 0 };
    const count = counts[department];
    count.calls += 1;
    count.entities += entities;
    if (outcome !== 'ok') count.failed = (count.failed ?? 0) + 1;
  }
  return counts;
}

function describeCaller(caller: Caller) {
  if (caller.kind === 'anonymous') return { kind: caller.kind };
  const { subject, department, roles } = caller;
  return { subject, department, roles };
}

function describeDecision(decision: PolicyDecision) {
  const { kind, reason } = decision;
  return kind === 'allowWithout' ? { kind, reason, paths: decision.paths.map(path => path.join('.')) } : { kind, reason };
}

/** Variables may hold what is easily guessed, so their hash is salted; the text of an operation holds nothing about persons. */
function describeOperation(operation: PreparedOperation, variables: object | undefined, persons: PersonHashes) {
  let known = operations.get(operation);
  if (!known) {
    known = { name: operation.definition.name?.value.slice(0, 64), hash: hash('sha256', operation.key, 'hex') };
    operations.set(operation, known);
  }
  const isEmpty = variables === undefined || Object.keys(variables).length === 0;
  return { ...known, variables: isEmpty ? undefined : persons.digest(`variables ${JSON.stringify(variables)}`) };
}
