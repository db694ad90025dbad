import { join } from 'node:path';
import {
  DirectoryInUseError,
  isLeft,
  Journal,
  LedgerDamaged,
  type LedgerHealth,
  type LedgerOptions,
  LedgerUnavailable,
  type OpenLedger,
  openLedger,
  reasonOf,
} from '@minsheng/subgraph-kit/ledger';
import type { Logger } from 'pino';
import { chainNameOf } from './chainNames.ts';
import { closeLeftChains } from './closeLeftChains.ts';
import { writeRecord } from './writeRecord.ts';

type Given = Omit<LedgerOptions, 'chain' | 'journal'>;
type Shared = Omit<LedgerOptions, 'chain'> & { journal: Journal };

/** More processes than that do not write beside each other. */
const MOST_WORKERS = 1000;
/** Milliseconds between two tries to open chains that could not be opened. */
const RETRY_EVERY = 10_000;
/** Milliseconds after the start: until then, all processes that start together have taken their numbers. */
const LEFT_AFTER = 60_000;

/** A chain that cannot be opened. */
interface ShutChain {
  /** Since when, and why not at the last try. */
  error: LedgerUnavailable;
  /** Of `performance.now()`. */
  triedAt: number;
  /** How often somebody asked for it in vain. */
  refused: number;
}

/**
 * The chains of one gateway process: its own, and one for each department; one journal for all of them. Processes that share a directory each take the
 * first number that nobody writes to, so a worker that starts again goes on with the chains of the one that died.
 */
export class EvidenceChains {
  readonly own: OpenLedger;
  /** Whether the process before it died. */
  readonly wasLeft: boolean;
  readonly #worker: number;
  readonly #options: Shared;
  readonly #departments = new Map<string, OpenLedger>();
  readonly #opening = new Map<string, Promise<OpenLedger>>();
  /** By department, until its chain is open. */
  readonly #shut = new Map<string, ShutChain>();
  #retryTimer: NodeJS.Timeout | undefined;
  #leftTimer: NodeJS.Timeout | undefined;
  #closingLeft: Promise<void> | undefined;
  readonly #end = new AbortController();

  private constructor(own: OpenLedger, { worker, wasLeft, ...options }: Shared & { worker: number; wasLeft: boolean }) {
    this.own = own;
    this.wasLeft = wasLeft;
    this.#worker = worker;
    this.#options = options;
  }

  /** @throws LedgerDamaged when its own chain is; Error when the directory cannot be written to */
  static async open(options: Given): Promise<EvidenceChains> {
    for (let worker = 1; worker <= MOST_WORKERS; worker += 1) {
      try {
        return await EvidenceChains.#openAs(worker, options);
      } catch (error) {
        if (!(error instanceof DirectoryInUseError)) throw error;
      }
    }
    throw new Error(`${MOST_WORKERS} processes write evidence to ${options.directory} already`);
  }

  /** The name of the journal of this process. */
  get journal(): string {
    return journalOf(this.#worker);
  }

  static async #openAs(worker: number, options: Given): Promise<EvidenceChains> {
    const { directory, patience } = options;
    const wasLeft = isLeft(join(directory, journalOf(worker)));
    const journal = await Journal.open({ directory, name: journalOf(worker), ...(patience && { patience }) });
    try {
      const own = await openLedger({ ...options, journal, chain: `gateway-${worker}` });
      return new EvidenceChains(own, { ...options, journal, worker, wasLeft });
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  /** A department's chain, if it is open: then nothing has to be waited for. */
  opened(department: string): OpenLedger | undefined {
    return this.#departments.get(department);
  }

  /** @throws LedgerUnavailable when it cannot be opened; the next call tries again, unless it is damaged, which costs much to find out */
  async openFor(department: string): Promise<OpenLedger> {
    const shut = this.#shut.get(department);
    try {
      if (shut?.error.cause instanceof LedgerDamaged && performance.now() - shut.triedAt < this.#retryEvery) throw shut.error;
      return await this.#openOnce(department);
    } catch (error) {
      const found = this.#shut.get(department);
      if (found) found.refused += 1;
      throw error;
    }
  }

  /** Once, a while after the start; see the function of this name. */
  closeLeftChains(log: Logger, after = LEFT_AFTER): void {
    const { journal: _, gathering: __, ...options } = this.#options;
    this.#leftTimer = setTimeout(() => {
      this.#closingLeft = closeLeftChains(options, log, this.#end.signal).catch(error =>
        log.error({ err: error }, 'the directory of evidence cannot be read'),
      );
    }, after).unref();
  }

  /** By chain, those that cannot be opened included. */
  health(): Map<string, LedgerHealth> {
    const health = new Map([this.own, ...this.#departments.values()].map(ledger => [ledger.chain, ledger.health]));
    for (const { error } of this.#shut.values()) health.set(error.chain, healthOfShut(error));
    return health;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#opening.values());
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#leftTimer);
    this.#end.abort();
    await this.#closingLeft;
    await Promise.all([this.own, ...this.#departments.values()].map(ledger => ledger.close()));
    await this.#options.journal.close();
  }

  get #retryEvery(): number {
    return this.#options.retryEvery ?? RETRY_EVERY;
  }

  #openOnce(department: string): Promise<OpenLedger> {
    let opening = this.#opening.get(department);
    if (!opening) {
      opening = this.#open(department).finally(() => this.#opening.delete(department));
      this.#opening.set(department, opening);
    }
    return opening;
  }

  async #open(department: string): Promise<OpenLedger> {
    const chain = chainNameOf(department, this.#worker);
    const known = this.#departments.get(department);
    if (known) return known;
    const shut = this.#shut.get(department);
    try {
      const ledger = await openLedger({ ...this.#options, chain });
      this.#departments.set(department, ledger);
      this.#shut.delete(department);
      // Not waited for: whoever appends next comes behind it.
      if (shut) ledger.append(resumedRecord(shut)).catch(() => {});
      return ledger;
    } catch (cause) {
      // Since the first try: were it the last one's time, no grace would ever end.
      const { since } = shut?.error ?? { since: new Date() };
      const error = new LedgerUnavailable(chain, { since, cause });
      this.#shut.set(department, { error, triedAt: performance.now(), refused: shut?.refused ?? 0 });
      this.#retryLater();
      throw error;
    }
  }

  /** Nobody may ask these departments any more, and then the alarm would never end. Damage does not mend itself, and to look for it costs. */
  #retryLater(): void {
    this.#retryTimer ??= setTimeout(() => {
      this.#retryTimer = undefined;
      for (const [department, { error }] of this.#shut) {
        if (!(error.cause instanceof LedgerDamaged)) this.#openOnce(department).catch(() => {});
      }
    }, this.#retryEvery).unref();
  }
}

function journalOf(worker: number): string {
  return `journal-${worker}`;
}

/** As a ledger tells of itself that could not write: what was not recorded is not known, but that it was not is. */
function resumedRecord({ error: { since, cause }, refused }: ShutChain): string {
  return writeRecord({ event: 'ledger resumed', since: since.toISOString(), reason: reasonOf(cause), refused });
}

/** Nothing is known of what is in it. */
function healthOfShut({ since, cause }: LedgerUnavailable): LedgerHealth {
  const none = { n: 0, hash: '', waiting: 0, unsigned: 0, refused: 0, checkpointFailure: undefined };
  return { state: 'unavailable', since, reason: reasonOf(cause), ...none };
}
