import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LedgerRecord, listChains, readChain } from '@minsheng/subgraph-kit/ledger';
import { readName } from '../chainNames.ts';
import { isChainOf } from './isChainOf.ts';
import type { ReceiptedCall } from './proveReceipt.ts';

/** A call, as either side tells of it. */
export interface ToldCall {
  requestId: string;
  /** `content-digest` of the question; undefined where calls are not signed. */
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

/** What a department tells of, by request. */
export type HeardCalls = Map<string, ToldCall[]>;

/** A call in a record `department asked`. */
export interface GatewayCall extends ReceiptedCall {
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
 * What a gateway tells that it asked a department.
 * @param onCall sees each of them with its record
 * @throws Error when it has no chain for that department
 */
export async function readTold(
  gateway: string,
  name: string,
  onCall?: (record: LedgerRecord, call: GatewayCall) => void,
): Promise<ToldCall[]> {
  const chains = (await listChains(gateway)).filter(chain => isChainOf(name, chain));
  if (chains.length === 0) throw new Error(`there is no chain to-${name}-… in ${gateway}`);
  const told: ToldCall[] = [];
  for (const chain of chains) {
    for await (const { record } of readChain(join(gateway, chain))) {
      if (record.event !== 'department asked') continue;
      // A call that joined another one did not travel by itself; the other request tells of it.
      for (const call of (record.calls as GatewayCall[]).filter(({ joined }) => !joined)) {
        told.push(toldBy(record, call));
        onCall?.(record, call);
      }
    }
  }
  return told;
}

/** Requests that a gateway opened and did not end: what departments were asked for them it would have told at their end. */
export async function readWithoutEnd(gateway: string): Promise<Set<string>> {
  const open = new Set<string>();
  for (const chain of (await listChains(gateway)).filter(name => readName(name).kind === 'gateway')) {
    for await (const { record } of readChain(join(gateway, chain))) {
      const requestId = String(record.requestId);
      if (record.event === 'request opened') open.add(requestId);
      else if (record.event === 'request sealed' || record.event === 'request refused') open.delete(requestId);
    }
  }
  return open;
}

function toldBy({ requestId, at }: LedgerRecord, { digest, answer, reasons, outcome, repeats = 0 }: GatewayCall): ToldCall {
  return { requestId: String(requestId), digest, answer, fields: fieldsOf(reasons), at, outcome, most: repeats + 1 };
}

/** What a department tells that it was asked. */
export async function readHeard(department: string): Promise<HeardCalls> {
  const folder = existsSync(join(department, 'asked')) ? join(department, 'asked') : department;
  const heard: HeardCalls = new Map();
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

function fieldsOf(reasons: Reasons | undefined): string | undefined {
  return reasons?.fields && JSON.stringify([...reasons.fields].sort());
}
