import type { LedgerRecord } from '@minsheng/subgraph-kit/ledger';
import type { DepartmentKeys } from '../../execute/signing/readKeyFile.ts';
import { departmentsOf, isUnlike, likenessOf, lookLike } from './likeness.ts';
import { proveReceipt } from './proveReceipt.ts';
import { type GatewayCall, type HeardCalls, readHeard, readTold, readWithoutEnd, type ToldCall } from './readCalls.ts';

/** A call of which only one side tells, or of which the sides tell differently. */
export interface HiddenCall {
  requestId: string;
  /** `content-digest` of the question; undefined where calls are not signed. */
  digest: string | undefined;
  at: string;
  /** Whose ledger does not have it. */
  by: 'gateway' | 'department' | 'either';
  what: string;
}

export interface Reconciliation {
  department: string;
  /** Calls of which both tell the same. */
  agreed: number;
  /** Calls that the gateway says failed, and that the department did not hear of. */
  unheard: number;
  /** Calls of requests that the gateway opened and could not end, because it died: what was asked is told at the end. */
  interrupted: number;
  hidden: HiddenCall[];
  /** Receipts that the department's keys prove; undefined where none are given. */
  proven: number | undefined;
  /** Calls whose receipts they do not prove. */
  unproven: Omit<HiddenCall, 'by'>[];
}

/**
 * Compares the chains `to-<department>-…` of a gateway with the department's chain `asked`, call by call: by the id of the
 * request and the digest of the question; then the fields and the digest of the answer. What one side leaves out, the other tells.
 * @param keys with which the department signs its receipts, now or before; without them receipts are not looked at
 * @throws Error when what the department tells of has nothing to do with what the gateway does: it is another one's ledger
 */
export async function reconcile({
  gateway,
  department,
  name,
  keys = [],
}: {
  gateway: string;
  department: string;
  name: string;
  keys?: readonly DepartmentKeys['receipts'][];
}): Promise<Reconciliation> {
  const heard = await readHeard(department);
  const proven = keys.length > 0 ? 0 : undefined;
  const result: Reconciliation = { department: name, agreed: 0, unheard: 0, interrupted: 0, hidden: [], proven, unproven: [] };
  const told = await readTold(gateway, name, (record, call) => keys.length > 0 && prove(record, call, { keys, result }));
  await refuseUnlike(told, heard, { gateway, name });
  for (const call of told) {
    const arrived = takeHeard(heard, call);
    if (arrived.length === 0 && call.outcome === 'ok')
      result.hidden.push(
        hidden(call, 'department', 'the gateway tells of an answered call that the department does not tell of'),
      );
    else if (arrived.length === 0) result.unheard += 1;
    else if (isAnsweredOtherwise(call, arrived))
      result.hidden.push(hidden(call, 'either', 'both tell of the call, but of different answers'));
    else if (isAskedOtherwise(call, arrived))
      result.hidden.push(hidden(call, 'either', 'both tell of the call, but of different fields'));
    else result.agreed += 1;
  }
  const withoutEnd = await readWithoutEnd(gateway);
  for (const call of [...heard.values()].flat()) {
    if (withoutEnd.has(call.requestId)) result.interrupted += 1;
    else result.hidden.push(hidden(call, 'gateway', 'the department was asked, and the gateway does not tell of it'));
  }
  return result;
}

/** Of the wrong ledger every call would be hidden, and somebody accused of it. Who hides nearly all of his own is accused. */
async function refuseUnlike(
  calls: readonly ToldCall[],
  heardCalls: HeardCalls,
  { gateway, name }: { gateway: string; name: string },
): Promise<void> {
  const likeness = likenessOf(calls, heardCalls);
  if (!isUnlike(likeness)) return;
  const { told, matching, heard } = likeness;
  const alike = await lookLike(gateway, heardCalls, await departmentsOf(gateway));
  if (matching > 0 && alike.length === 0) return;
  const hint = alike.length > 0 ? `. It looks like that of ${alike.join(', ')}` : '';
  throw new Error(
    `this does not look like the ledger of ${name}: of ${heard} calls there and ${told} here only ${matching} match${hint}`,
  );
}

function prove(
  record: LedgerRecord,
  { receipt, ...call }: GatewayCall,
  { keys, result }: { keys: readonly DepartmentKeys['receipts'][]; result: Reconciliation },
): void {
  // One that was not signed, as a stream of events, has none; nor one that failed before its answer was believed.
  if (call.digest === undefined || (!receipt && call.outcome !== 'ok')) return;
  const wrong = receipt ? proveReceipt(record, { ...call, receipt }, keys) : 'it has no receipt';
  if (wrong === undefined) result.proven = (result.proven ?? 0) + 1;
  else result.unproven.push({ requestId: String(record.requestId), digest: call.digest, at: record.at, what: wrong });
}

/** Takes what arrived of a call, repeats included, so that what is left at the end is what the gateway does not tell of. */
function takeHeard(heard: HeardCalls, { requestId, digest, most }: ToldCall): ToldCall[] {
  const arrived: ToldCall[] = [];
  const left: ToldCall[] = [];
  for (const call of heard.get(requestId) ?? []) {
    const isSame = digest === undefined || call.digest === undefined || call.digest === digest;
    (isSame && arrived.length < most ? arrived : left).push(call);
  }
  if (left.length > 0) heard.set(requestId, left);
  else heard.delete(requestId);
  return arrived;
}

function isAnsweredOtherwise({ answer, outcome }: ToldCall, arrived: readonly ToldCall[]): boolean {
  if (answer === undefined || outcome !== 'ok') return false;
  return arrived.every(call => call.answer !== undefined && call.answer !== answer);
}

function isAskedOtherwise({ fields }: ToldCall, arrived: readonly ToldCall[]): boolean {
  return fields !== undefined && arrived.every(call => call.fields !== undefined && call.fields !== fields);
}

function hidden({ requestId, digest, at }: ToldCall, by: HiddenCall['by'], what: string): HiddenCall {
  return { requestId, digest, at, by, what };
}
