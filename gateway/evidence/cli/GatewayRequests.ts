import type { LedgerRecord } from '@minsheng/subgraph-kit/ledger';
import { chainNameOf } from '../chainNames.ts';

/** An entry that was opened and never ended, with no start of its gateway behind it. */
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

/** So many requests are compared with the departments' chains, the newest: some 60 MB of memory. */
const MOST_COMPARED = 100_000;

/**
 * Milliseconds by which one record of a request can be on the disk before another: a write waits for the one before it, and each step of both may
 * take as long as the patience with a disk. The answer waits for both records, so who is killed in between has given none.
 */
const MOST_APART = 30_000;

/**
 * The requests of one gateway's chain: has each that was opened an end, do the chains of the departments tell of those it answered, and
 * does it tell of those for which they were asked?
 *
 * Times are milliseconds since 1970. They are compared with a margin: after a clock was set back, a chain's time stands still.
 */
export class GatewayRequests {
  readonly #chain: string;
  readonly #worker: string;
  readonly #open = new Map<string, OpenEntry & { isAboutPersons: boolean }>();
  /** When each of the others ended; and since when all of these are known. */
  readonly #ended = new Map<string, number>();
  #endedSince = Number.NEGATIVE_INFINITY;
  readonly #answered = new Map<string, Answered>();
  /** For which a department was asked, and that were never opened. */
  readonly #unknown = new Set<string>();
  readonly #interrupted: string[] = [];
  #lastAt: number | undefined;

  constructor(chain: string, worker: string) {
    this.#chain = chain;
    this.#worker = worker;
  }

  /** What ended with its process, told by start. */
  get interrupted(): readonly string[] {
    return this.#interrupted;
  }

  /** Requests for which departments were asked, and of which this chain does not tell: it does before any department hears of one. */
  get unknown(): readonly string[] {
    return [...this.#unknown];
  }

  take(record: LedgerRecord): void {
    const { event, n, act } = record;
    const at = Date.parse(record.at);
    // What goes before the first is in an archive.
    if (this.#lastAt === undefined && n > 1) this.#endedSince = at;
    // A start writes it before anything else: it says nothing of when the process before it died.
    if (event === 'ledger repaired') return;
    const isStart = event === 'administered' && (act === 'gateway started' || act === 'chains closed');
    if (isStart) this.#startAgain(record.at);
    else if (event === 'request opened') this.#begin(record);
    else if (event === 'request sealed' || event === 'request refused') this.#end(record);
    // On a full disk the `request refused` that takes an answer back may not have been written either.
    else if (event === 'ledger resumed') this.#forgiveSince(beginningOf(record, this.#lastAt));
    this.#lastAt = at;
  }

  /** Nothing more is in the chain. @returns what has no end */
  finish(): OpenEntry[] {
    this.#forgiveSince(this.#lastAt);
    return [...this.#open.values()].map(({ isAboutPersons: _, ...entry }) => entry);
  }

  /**
   * A department was asked, as its chain says.
   * @param isLater of what a running gateway may have opened after its chain was read
   */
  takeAsked(chain: string, { requestId, at }: LedgerRecord, isLater: boolean): void {
    const id = String(requestId);
    const isCompared = !isLater && Date.parse(at) > this.#endedSince + MOST_APART;
    if (isCompared && !this.#ended.has(id) && !this.#open.has(id)) this.#unknown.add(id);
    const answered = this.#answered.get(id);
    answered?.chains.delete(chain);
    if (answered?.chains.size === 0) this.#answered.delete(id);
  }

  /** A department's chain could not be written for a while. @param lastAt when it was, before that */
  forgiveGap(chain: string, resumed: LedgerRecord, lastAt: number | undefined): void {
    const [from, to] = [beginningOf(resumed, lastAt) - MOST_APART, Date.parse(resumed.at)];
    for (const { at, chains } of this.#answered.values()) if (at >= from && at <= to) chains.delete(chain);
  }

  /** Of which answered requests a chain does not tell, although it must. @param since what was answered before may stand in an archive */
  missingIn(chain: string, since: number): string[] {
    const missing = [...this.#answered].filter(([, { at, chains }]) => at > since + MOST_APART && chains.has(chain));
    return missing.map(([requestId]) => requestId);
  }

  /** Whether something that was written at that time, beside this chain, is certainly older than its end. */
  isBefore(at: number): boolean {
    return at < (this.#lastAt ?? 0) - MOST_APART;
  }

  #begin({ requestId, n, at, isAboutPersons }: LedgerRecord): void {
    const id = String(requestId);
    this.#open.set(id, { chain: this.#chain, n, at, requestId: id, isAboutPersons: isAboutPersons === true });
  }

  #end({ requestId, at, event, departments }: LedgerRecord): void {
    const id = String(requestId);
    // Without evidence of a department, only what concerns no person goes on for a grace.
    const mustBeTold = event === 'request sealed' && this.#open.get(id)?.isAboutPersons === true;
    this.#open.delete(id);
    this.#answered.delete(id);
    this.#rememberEnd(id, Date.parse(at));
    if (!mustBeTold) return;
    const chains = Object.keys(departments ?? {}).map(department => chainNameOf(department, this.#worker));
    if (chains.length > 0) this.#answered.set(id, { at: Date.parse(at), chains: new Set(chains) });
    if (this.#answered.size > MOST_COMPARED) this.#answered.delete(this.#answered.keys().next().value ?? '');
  }

  #rememberEnd(requestId: string, at: number): void {
    // One that was sealed and then refused ends twice.
    this.#ended.delete(requestId);
    this.#ended.set(requestId, at);
    const [oldest] = this.#ended;
    if (!oldest || this.#ended.size <= MOST_COMPARED) return;
    this.#ended.delete(oldest[0]);
    this.#endedSince = oldest[1];
  }

  #startAgain(at: string): void {
    this.#forgiveSince(this.#lastAt);
    const left = [...this.#open.values()];
    if (left.length === 0) return;
    const persons = left.filter(({ isAboutPersons }) => isAboutPersons).length;
    this.#interrupted.push(
      `${at}: requests before it without an end: ${left.length}; their process died, or could not write. About persons: ${persons}, of which none was answered`,
    );
    for (const { requestId } of left) this.#rememberEnd(requestId, Date.parse(at));
    this.#open.clear();
  }

  #forgiveSince(at = Number.POSITIVE_INFINITY): void {
    const late = [...this.#answered].filter(([, answered]) => answered.at >= at - MOST_APART);
    for (const [requestId] of late) this.#answered.delete(requestId);
  }
}

/** When a chain could not be written any more. Nothing was written to it since, so an earlier time is a made-up one. */
function beginningOf({ since }: LedgerRecord, lastAt = 0): number {
  return Math.max(Date.parse(String(since)), lastAt);
}
