import type { LedgerRecord } from '@minsheng/subgraph-kit/ledger';
import { chainNameOf } from '../chainNameOf.ts';

/** An entry that was opened and never ended, with no start of its gateway behind it: the process died, or works on it. */
export interface OpenEntry {
  chain: string;
  n: number;
  at: string;
  requestId: string;
}

/** A request about persons that was answered, of which these chains must tell, too. */
interface Answered {
  at: number;
  chains: Set<string>;
}

/** So many requests are held against the departments' chains, the newest: some 40 MB of memory. */
const MOST_HELD = 100_000;

/**
 * Milliseconds by which one record of a request can be on the disk before another: twice the patience with a disk. The answer waits for both, so
 * who is killed in between has given none.
 */
const MOST_APART = 10_000;

/**
 * The requests of one gateway's chain: has each that was opened an end, do the chains of the departments tell of those it answered, and
 * does it tell of those for which they were asked?
 */
export class GatewayRequests {
  readonly #chain: string;
  readonly #worker: string;
  /** Those that ended, and since when all of them are held. */
  readonly #ended = new Map<string, number>();
  #endedSince = 0;
  /** For which a department was asked, and that were not opened. */
  readonly #unknown = new Set<string>();
  readonly #open = new Map<string, OpenEntry & { isAboutPersons: boolean }>();
  readonly #answered = new Map<string, Answered>();
  readonly #interrupted: string[] = [];
  #lastAt = 0;
  /** Whether the last record is the one of a stop: all that goes before was written then. */
  #isStopped = false;

  constructor(chain: string, worker: string) {
    this.#chain = chain;
    this.#worker = worker;
  }

  /** What ended with its process, told by start; none of it was answered. */
  get interrupted(): readonly string[] {
    return this.#interrupted;
  }

  take(record: LedgerRecord): void {
    const { event, requestId, at, n } = record;
    // What goes before is in an archive.
    if (this.#lastAt === 0 && n > 1) this.#endedSince = Date.parse(at);
    const act = event === 'administered' ? record.act : undefined;
    if (act === 'gateway started' || act === 'chains closed') this.#startAgain(at);
    else if (event === 'request opened' || event === 'request sealed' || event === 'request refused')
      this.#takeRequest(String(requestId), record);
    // On a full disk the `request refused` that takes an answer back may not have been written either.
    else if (event === 'ledger resumed') this.#forgiveSince(Date.parse(String(record.since)));
    this.#lastAt = Date.parse(at);
    this.#isStopped = act === 'gateway stopped';
  }

  /** Nothing more is in the chain. @returns what has no end */
  finish(): OpenEntry[] {
    if (!this.#isStopped) this.#forgiveSince(this.#lastAt);
    return [...this.#open.values()].map(({ isAboutPersons: _, ...entry }) => entry);
  }

  /**
   * A record of a department's chain.
   * @param until milliseconds; what it was asked later may have been opened after the gateway's chain was read
   */
  takeAsked(chain: string, { event, requestId, at }: LedgerRecord, until: number): void {
    if (event !== 'department asked' || typeof requestId !== 'string') return;
    const askedAt = Date.parse(at);
    const isHeld = askedAt > this.#endedSince + MOST_APART && askedAt <= until;
    if (isHeld && !this.#ended.has(requestId) && !this.#open.has(requestId)) this.#unknown.add(requestId);
    const answered = this.#answered.get(requestId);
    answered?.chains.delete(chain);
    if (answered?.chains.size === 0) this.#answered.delete(requestId);
  }

  /**
   * Of which answered requests a chain does not tell, although it must.
   * @param since milliseconds; what was answered before may stand in what was archived
   */
  missingIn(chain: string, since: number): string[] {
    return [...this.#answered].filter(([, { at, chains }]) => at >= since && chains.has(chain)).map(([requestId]) => requestId);
  }

  /** For which departments were asked, and of which this chain does not tell, although it is opened before any department hears of it. */
  get unknown(): readonly string[] {
    return [...this.#unknown];
  }

  get lastAt(): number {
    return this.#lastAt;
  }

  #takeRequest(requestId: string, { event, n, at, isAboutPersons, departments }: LedgerRecord): void {
    if (event === 'request opened') {
      this.#open.set(requestId, { chain: this.#chain, n, at, requestId, isAboutPersons: isAboutPersons === true });
      return;
    }
    // Without evidence of a department, only what concerns no person goes on for a grace.
    const isHeld = event === 'request sealed' && this.#open.get(requestId)?.isAboutPersons;
    this.#open.delete(requestId);
    this.#answered.delete(requestId);
    this.#hold(requestId, Date.parse(at));
    if (!isHeld) return;
    const chains = Object.keys(departments ?? {}).map(department => chainNameOf(department, this.#worker));
    if (chains.length > 0) this.#answered.set(requestId, { at: Date.parse(at), chains: new Set(chains) });
    if (this.#answered.size > MOST_HELD) this.#answered.delete(this.#answered.keys().next().value ?? '');
  }

  #hold(requestId: string, at: number): void {
    this.#ended.set(requestId, at);
    const [oldest] = this.#ended;
    if (!oldest || this.#ended.size <= MOST_HELD) return;
    this.#ended.delete(oldest[0]);
    this.#endedSince = oldest[1];
  }

  #startAgain(at: string): void {
    if (!this.#isStopped) this.#forgiveSince(this.#lastAt);
    if (this.#open.size === 0) return;
    this.#interrupted.push(
      `${at}: when the gateway was started again, ${this.#open.size} requests had no end: its process had died, and they were not answered`,
    );
    for (const requestId of this.#open.keys()) this.#hold(requestId, Date.parse(at));
    this.#open.clear();
  }

  #forgiveSince(at: number): void {
    const late = [...this.#answered].filter(([, answered]) => answered.at >= at - MOST_APART);
    for (const [requestId] of late) this.#answered.delete(requestId);
  }
}
