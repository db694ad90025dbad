import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  BEGUN,
  type ChainReport,
  type LedgerRecord,
  listChains,
  MANIFEST,
  readBegun,
  verifyChain,
} from '@minsheng/subgraph-kit/ledger';
import { chainNameOf, readName } from '../chainNames.ts';
import { type Exit, exits } from './exits.ts';
import type { OpenEntry } from './GatewayRequests.ts';
import { RequestComparison } from './RequestComparison.ts';

export interface Verification {
  exit: Exit;
  chains: ChainReport[];
  /** The process died in between and was not started again. */
  open: OpenEntry[];
  /** The gateway works on them at this moment. */
  underWay: OpenEntry[];
}

/** Verifies every chain of a directory, or only one. @throws Error when it holds none */
export async function verifyDirectory(
  directory: string,
  { keys, isPart, only }: { keys: readonly KeyObject[]; isPart: boolean; only?: string | undefined },
): Promise<Verification> {
  const names = (await listChains(directory)).filter(name => only === undefined || name === only);
  if (names.length === 0) throw new Error(nothingIn(directory, only));
  const chains: ChainReport[] = [];
  /** Chains of which another one tells, and which. */
  const begun = await readBegun(directory, keys);
  const told = new Map([...begun.keys()].map(chain => [chain, BEGUN]));
  // It holds no list of what was begun, and what it begins may end in another.
  const isAway = isArchive(directory, isPart);
  const requests = isAway ? undefined : new RequestComparison(directory, isPart);
  for (const chain of names) {
    const following = requests?.follow(chain);
    const onRecord = (record: LedgerRecord) => {
      following?.take(record);
      for (const other of chainsTold(chain, record)) told.set(other, chain);
    };
    const report = await verifyChain(join(directory, chain), { keys, isPart, onRecord });
    if (!isAway && only === undefined) compareWithList(report, begun.has(chain));
    following?.end(report);
    chains.push(report);
  }
  requests?.finish();
  // A department's archive holds its own chains only.
  if (!isAway && only === undefined)
    for (const [name, by] of told) if (!names.includes(name)) chains.push(missingChain(name, by));
  const { open = [], underWay = [] } = requests ?? {};
  return { exit: exitOf(chains, open), chains, open, underWay };
}

/** Whether it is one that somebody calls so. A manifest alone says nothing: anybody may write one, and less would be looked for then. */
function isArchive(directory: string, isPart: boolean): boolean {
  return isPart && existsSync(join(directory, MANIFEST)) && !existsSync(join(directory, BEGUN));
}

/** A chain stands in the list of those that were begun from its first start on, and its beginning is signed before that. */
function compareWithList({ chain, checkpoints, signedUntil, findings }: ChainReport, isListed: boolean): void {
  const find = (file: string, what: string) => findings.push({ chain, kind: 'removed', file, what });
  if (isListed && checkpoints === 0 && findings.length === 0)
    find('checkpoints.log', `${BEGUN} tells of it, and nothing in it is signed: all that it held was removed`);
  if (!isListed && (signedUntil?.n ?? 0) > 0)
    find(BEGUN, `${BEGUN} does not tell of it, as it does of every chain that was begun`);
}

function nothingIn(directory: string, only?: string): string {
  if (only !== undefined) return `there is no chain "${only}" in ${directory}`;
  const isChain = existsSync(join(directory, 'chain.json'));
  return isChain
    ? `${directory} is a chain; give the folder that holds it, and --chain ${basename(directory)}`
    : `there is no chain in ${directory}`;
}

/** A chain that was removed as a whole has no file left to tell of it; those that were written beside it do. */
function chainsTold(chain: string, { event, departments }: LedgerRecord): string[] {
  const { kind, worker } = readName(chain);
  if (kind === 'department') return event === 'department asked' ? [`gateway-${worker}`] : [];
  return kind !== 'gateway' ? [] : Object.keys(departments ?? {}).map(department => chainNameOf(department, worker));
}

function missingChain(chain: string, by: string): ChainReport {
  const finding = { chain, kind: 'removed' as const, file: chain, what: `the whole chain is missing, and ${by} tells of it` };
  return { chain, records: 0, checkpoints: 0, unsigned: 0, signedUntil: undefined, findings: [finding], notes: [] };
}

function exitOf(chains: readonly ChainReport[], open: readonly OpenEntry[]): Exit {
  const findings = chains.flatMap(chain => chain.findings);
  if (findings.some(({ kind }) => kind !== 'torn')) return exits.changed;
  return findings.length > 0 || open.length > 0 ? exits.crashed : exits.clean;
}
