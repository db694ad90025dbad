import { LRUCache } from 'lru-cache';
import type { DepartmentCall } from '../execute/DepartmentClient.ts';
import type { Receipt } from '../execute/signing/checkReceipt.ts';
import type { Access } from '../identity/Access.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import { type KnownOperation, knowOperation, maskName } from '../knowOperation.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';
import type { EvidenceRecord } from './events.ts';
import type { DryRequest, EvidenceEntry, GivenAnswer, RefusedRequest } from './openEvidence.ts';
import type { PersonHashes } from './PersonHashes.ts';
import { Written, writeAscii } from './writeRecord.ts';

const LONGEST_TEXT = 4_096;

/** Callers and purposes as they stand in records: both come again and again, as the same objects. */
const written = new WeakMap<Caller | Access, Written>();

export function describeOpened(entry: EvidenceEntry, persons: PersonHashes): EvidenceRecord {
  const { id, caller, purpose, operation, variables, decision, isAboutPersons } = entry;
  return {
    event: 'request opened',
    requestId: id,
    caller: describeCaller(caller),
    purpose: describePurpose(purpose),
    operation: describeOperation(operation, variables, persons),
    decision: describeDecision(decision),
    isAboutPersons,
  };
}

/** @param keepsAnswer whether it tells which answer it was */
export function describeSealed(
  { id, calls, persons: asked }: EvidenceEntry,
  { status, errors, body }: GivenAnswer,
  { persons, keepsAnswer }: { persons: PersonHashes; keepsAnswer: boolean },
): EvidenceRecord {
  const without = [...new Set(calls.filter(({ outcome }) => outcome !== 'ok').map(({ department }) => department))];
  return {
    event: 'request sealed',
    requestId: id,
    departments: countCalls(calls),
    persons: asked && persons.list(asked.all()),
    answer: keepsAnswer ? persons.digest(`answer ${body}`) : undefined,
    outcome: { kind: errors > 0 ? 'partial' : 'complete', status, errors, without },
  };
}

export function describeDryRun(
  { id, caller, purpose, operation, variables, decision }: DryRequest,
  persons: PersonHashes,
): EvidenceRecord {
  return {
    event: 'dry run',
    requestId: id,
    caller: describeCaller(caller),
    purpose: describePurpose(purpose),
    operation: describeOperation(operation, variables, persons),
    decision: describeDecision(decision),
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
    purpose: describePurpose(purpose),
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
  entry: EvidenceEntry,
  { persons, bodies }: { persons: PersonHashes; bodies?: ReadonlyMap<DepartmentCall, string> | undefined },
): EvidenceRecord {
  const { id, caller, purpose, calls, persons: asked } = entry;
  const pids = asked?.byDepartment.get(department);
  return {
    event: 'department asked',
    requestId: id,
    caller: describeCaller(caller),
    purpose: describePurpose(purpose),
    calls: new Written(
      `[${calls
        .filter(call => call.department === department)
        .map(call => writeCall(call, bodies?.get(call)))
        .join(',')}]`,
    ),
    persons: pids && persons.list(pids),
  };
}

/** Of a record the larger part: six calls of a request take 3 µs so, and 18 as objects for `JSON.stringify`. */
function writeCall(call: DepartmentCall, body: string | undefined): string {
  const { entities, outcome, milliseconds, repeats, joined, digest, reasons, signedFor, receipt } = call;
  let text = `{"entities":${entities},"outcome":"${outcome}","milliseconds":${Math.round(milliseconds)}`;
  if (repeats > 0) text += `,"repeats":${repeats}`;
  if (joined) text += `,"joined":true${signedFor === undefined ? '' : `,"signedFor":${JSON.stringify(signedFor)}`}`;
  if (reasons !== undefined) text += `,"reasons":${reasonsRead.memo(reasons)}`;
  if (digest !== undefined) text += `,"digest":"${digest}"`;
  if (receipt !== undefined) text += `,"answer":${JSON.stringify(receipt.answerDigest)},"receipt":${writeReceipt(receipt)}`;
  if (body !== undefined) text += `,"body":"${body}"`;
  return `${text}}`;
}

/** What it signs besides is in the record already: `proveReceipt` puts it together again. */
function writeReceipt({ keyId: key, status, asked, created, parameters, signature }: Receipt): string {
  const when = created === undefined ? `"parameters":${JSON.stringify(parameters)}` : `"created":${created}`;
  // All but the parameters are in base64, or an id of our own file of keys.
  return `{"key":"${key}","status":${status},"asked":"${asked}",${when},"signature":"${signature}"}`;
}

/** By the value of `minsheng-reasons`, which is a constant of a plan's fetch. */
const reasonsRead = new LRUCache<string, string>({ max: 2_000, memoMethod: readReasons });

/** The JSON in the header's value, as this gateway's own plan wrote it. */
function readReasons(header: string): string {
  return writeAscii(JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))).json;
}

function describePurpose(purpose: Access | undefined): Written | undefined {
  if (!purpose) return undefined;
  let known = written.get(purpose);
  if (!known) {
    known = writeAscii(purpose);
    written.set(purpose, known);
  }
  return known;
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

function describeCaller(caller: Caller): Written {
  let known = written.get(caller);
  if (!known) {
    const { subject, department, roles } = caller.kind === 'anonymous' ? {} : caller;
    known = writeAscii(caller.kind === 'anonymous' ? { kind: caller.kind } : { subject, department, roles });
    written.set(caller, known);
  }
  return known;
}

function describeDecision(decision: PolicyDecision) {
  const { kind, reason } = decision;
  return kind === 'allowWithout'
    ? { kind, reason, paths: decision.paths.map(path => path.map(maskName).join('.')) }
    : { kind, reason };
}

/** The text of an operation, once for all requests with it. */
export function describeMet({ hash, name, text }: KnownOperation): EvidenceRecord {
  const told = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return { event: 'operation met', hash, name, text: told };
}

/** Variables, and values in the text, may be what is easily guessed, so their hash is salted. */
function describeOperation(operation: PreparedOperation, variables: object | undefined, persons: PersonHashes) {
  const { name, hash: hashed, values } = knowOperation(operation);
  const isEmpty = variables === undefined || Object.keys(variables).length === 0;
  return {
    name,
    hash: hashed,
    variables: isEmpty ? undefined : persons.digest(`variables ${JSON.stringify(variables)}`),
    values: values && persons.digestOnce(`values ${values}`),
  };
}
