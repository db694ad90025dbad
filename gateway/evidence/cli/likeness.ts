import { listChains } from '@minsheng/subgraph-kit/ledger';
import { type HeardCalls, readHeard, readTold, type ToldCall } from './readCalls.ts';

/** Departments that are asked in one request may be put the same question: so few calls do not make a ledger that of a department. */
const LEAST_SHARE = 1 / 20;

/** How far what a gateway tells of a department is what a ledger tells of. Only signed calls can be told from each other. */
export interface Likeness {
  /** Calls that the gateway says were answered, and of them those that the ledger has too. */
  told: number;
  matching: number;
  /** Calls in the ledger. */
  heard: number;
}

export function likenessOf(told: readonly ToldCall[], heard: HeardCalls): Likeness {
  const answered = told.filter(({ digest, outcome }) => digest !== undefined && outcome === 'ok');
  const matching = answered.filter(({ requestId, digest }) => heard.get(requestId)?.some(call => call.digest === digest));
  const calls = [...heard.values()].flat().filter(({ digest }) => digest !== undefined);
  return { told: answered.length, matching: matching.length, heard: calls.length };
}

/** Both tell of calls, and these have nothing to do with each other, or next to nothing. */
export function isUnlike({ told, matching, heard }: Likeness): boolean {
  const fewer = Math.min(told, heard);
  return fewer > 0 && (matching === 0 || matching < fewer * LEAST_SHARE);
}

/** Departments that a gateway tells of, whose calls the ledger has. */
export async function lookLike(gateway: string, heard: HeardCalls, names: readonly string[]): Promise<string[]> {
  const alike: string[] = [];
  for (const name of names) {
    const likeness = likenessOf(await readTold(gateway, name), heard);
    if (likeness.matching > 0 && !isUnlike(likeness)) alike.push(name);
  }
  return alike;
}

/** Departments for which a gateway has chains. */
export async function departmentsOf(gateway: string): Promise<string[]> {
  const chains = await listChains(gateway);
  return [...new Set(chains.flatMap(chain => /^to-(.+)-\d+$/.exec(chain)?.[1] ?? []))];
}

/** Whose ledger it is, by its calls. @throws Error when they do not tell */
export async function whoseLedger(gateway: string, department: string): Promise<string> {
  const names = await departmentsOf(gateway);
  const [first] = names;
  if (first === undefined) throw new Error(`there is no chain to-… in ${gateway}; it tells of no department`);
  if (names.length === 1) return first;
  const [name, ...others] = await lookLike(gateway, await readHeard(department), names);
  if (name !== undefined && others.length === 0) return name;
  throw new Error(`it cannot be told whose ledger ${department} is; give --name, one of ${names.join(', ')}`);
}
