import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ChainRecord,
  type HashName,
  type LedgerRecord,
  listChains,
  readChain,
  readSalt,
} from '@minsheng/subgraph-kit/ledger';
import { PersonHashes } from '../PersonHashes.ts';
import { isChainOf } from './isChainOf.ts';

export interface RecordFilter {
  department?: string;
  officer?: string;
  case?: string;
  request?: string;
  field?: string;
  person?: string;
  saltFile?: string;
  since?: Date;
  until?: Date;
}

type Test = (record: LedgerRecord) => boolean;

/** A record, and the text of its operation, which another one tells. */
export interface SelectedRecord extends ChainRecord {
  text?: string;
}

/** Records that fit, of all chains concerned, in order of time. @throws Error when the directory holds no chain */
export async function selectRecords(directory: string, filter: RecordFilter): Promise<SelectedRecord[]> {
  const all = await listChains(directory);
  if (all.length === 0) throw new Error(`there is no chain in ${directory}`);
  const chains = all.filter(chain => isConcerned(chain, filter));
  const found: SelectedRecord[] = [];
  for (const chain of chains) {
    const folder = join(directory, chain);
    const test = createTest(filter, folder);
    // The end of a request does not repeat who asked: it belongs to its beginning.
    const requests = new Set<unknown>();
    /** By the hash of their operation: they are told once, before the first request. */
    const texts = new Map<unknown, string>();
    for await (const entry of readChain(folder)) {
      const { record } = entry;
      if (record.event === 'operation met') texts.set(record.hash, String(record.text));
      if (!isInTime(record, filter)) continue;
      const isEnd = record.event === 'request sealed' && requests.has(record.requestId);
      if (!isEnd && !test(record)) continue;
      if (record.requestId !== undefined) requests.add(record.requestId);
      const text = texts.get(memberOf(record.operation, 'hash'));
      found.push(text === undefined ? entry : { ...entry, text });
    }
  }
  return found.sort((one, other) => (one.record.at < other.record.at ? -1 : one.record.at > other.record.at ? 1 : 0));
}

/** Fields and persons are told where the department is told. */
function isConcerned(chain: string, { department, field, person }: RecordFilter): boolean {
  if (department !== undefined) return isChainOf(department, chain) || chain === 'asked';
  return field === undefined && person === undefined ? !chain.startsWith('to-') : !chain.startsWith('gateway-');
}

function createTest({ officer, case: matter, request, field, person, saltFile }: RecordFilter, folder: string): Test {
  const tests: Test[] = [];
  if (officer !== undefined) tests.push(({ caller }) => memberOf(caller, 'subject') === officer);
  if (matter !== undefined) tests.push(({ purpose }) => memberOf(purpose, 'case') === matter);
  if (request !== undefined) tests.push(({ requestId }) => requestId === request);
  // Its place is the reasons of a call.
  if (field !== undefined) tests.push(record => JSON.stringify(record).includes(JSON.stringify(field)));
  if (person !== undefined) {
    const hashed = hashPerson(person, saltFile, folder);
    tests.push(({ persons }) => {
      const hashes = memberOf(persons, 'hashes');
      return Array.isArray(hashes) && hashes.includes(hashed);
    });
  }
  return record => tests.every(test => test(record));
}

function hashPerson(pid: string, saltFile: string | undefined, folder: string): string {
  if (saltFile === undefined) throw new Error('--person needs --salt-file: persons stand in the ledger as salted hashes');
  const { hash }: { hash: HashName } = JSON.parse(readFileSync(join(folder, 'chain.json'), 'utf8'));
  return new PersonHashes(hash, readSalt(saltFile), 0).of(pid);
}

function isInTime({ at }: LedgerRecord, { since, until }: RecordFilter): boolean {
  const time = new Date(at);
  return (since === undefined || time >= since) && (until === undefined || time < until);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
