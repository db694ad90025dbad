import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LedgerRecord, listChains, readChain } from '@minsheng/subgraph-kit/ledger';
import type { DepartmentKeys } from '../../execute/signing/readKeyFile.ts';
import { isChainOf } from './isChainOf.ts';
import { proveReceipt, type ReceiptedCall } from './proveReceipt.ts';

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
  hidden: HiddenCall[];
  /** Receipts that the department's keys prove; undefined where none are given. */
  proven: number | undefined;
  /** Calls whose receipts they do not prove. */
  unproven: Omit<HiddenCall, 'by'>[];
}

interface ToldCall {
  requestId: string;
  digest: string | undefined;
  answer: string | undefined;
  /** Fields, as text that can be compared; undefined where none are told. */
  fields: string | undefined;
  at: string;
  /** As the gateway tells it. */
  outcome: string;
  /** A call may have arrived as often. */
  most: number;
}

interface GatewayCall extends ReceiptedCall {
  outcome: string;
  repeats?: number;
  joined?: boolean;
  reasons?: Reasons;
}

interface Reasons {
  fields?: readonly string[];
}

/** What a department heard: unlike the gateway's, its records tell of one call each. */
interface HeardRecord extends LedgerRecord {
  caller?: { roles?: readonly string[] };
  digest?: string;
  answer?: string;
  reasons?: Reasons;
}

/**
 * Compares the chains `to-<department>-…` of a gateway with the department's chain `asked`, call by call: by the id of the
 * request and the digest of the question; then the fields and the digest of the answer. What one side leaves out, the other tells.
 * @param keys with which the department signs its receipts, now or before; without them receipts are not looked at
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
  const result: Reconciliation = { department: name, agreed: 0, unheard: 0, hidden: [], proven, unproven: [] };
  for (const call of await readTold(gateway, name, { keys, result })) {
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
  for (const call of [...heard.values()].flat())
    result.hidden.push(hidden(call, 'gateway', 'the department was asked, and the gateway does not tell of it'));
  return result;
}

async function readTold(
  directory: string,
  name: string,
  { keys, result }: { keys: readonly DepartmentKeys['receipts'][]; result: Reconciliation },
): Promise<ToldCall[]> {
  const chains = (await listChains(directory)).filter(chain => isChainOf(name, chain));
  if (chains.length === 0) throw new Error(`there is no chain to-${name}-… in ${directory}`);
  const told: ToldCall[] = [];
  for (const chain of chains) {
    for await (const { record } of readChain(join(directory, chain))) {
      if (record.event !== 'department asked') continue;
      // A call that joined another one did not travel by itself; the other request tells of it.
      for (const call of (record.calls as GatewayCall[]).filter(({ joined }) => !joined)) {
        told.push(toldBy(record, call));
        if (keys.length > 0) prove(record, call, { keys, result });
      }
    }
  }
  return told;
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

function toldBy({ requestId, at }: LedgerRecord, { digest, answer, reasons, outcome, repeats = 0 }: GatewayCall): ToldCall {
  return { requestId: String(requestId), digest, answer, fields: fieldsOf(reasons), at, outcome, most: repeats + 1 };
}

/** By request. */
async function readHeard(directory: string): Promise<Map<string, ToldCall[]>> {
  const folder = existsSync(join(directory, 'asked')) ? join(directory, 'asked') : directory;
  const heard = new Map<string, ToldCall[]>();
  for await (const { record } of readChain(folder)) {
    if (record.event !== 'asked') continue;
    const { requestId, at, caller, digest, answer, reasons } = record as HeardRecord;
    // What a gateway asks for itself belongs to no request, and so to no entry of its evidence.
    if (caller?.roles?.includes('gateway')) continue;
    const call = { requestId: String(requestId), digest, answer, fields: fieldsOf(reasons), at, outcome: 'ok', most: 1 };
    const known = heard.get(call.requestId);
    if (known) known.push(call);
    else heard.set(call.requestId, [call]);
  }
  return heard;
}

/** Takes what arrived of a call, repeats included, so that what is left at the end is what the gateway does not tell of. */
function takeHeard(heard: Map<string, ToldCall[]>, { requestId, digest, most }: ToldCall): ToldCall[] {
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

function fieldsOf(reasons: Reasons | undefined): string | undefined {
  return reasons?.fields && JSON.stringify([...reasons.fields].sort());
}

function hidden({ requestId, digest, at }: ToldCall, by: HiddenCall['by'], what: string): HiddenCall {
  return { requestId, digest, at, by, what };
}
