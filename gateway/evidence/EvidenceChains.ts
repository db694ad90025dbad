import {
  DirectoryInUseError,
  Journal,
  type LedgerHealth,
  type LedgerOptions,
  LedgerUnavailable,
  type OpenLedger,
  openLedger,
} from '@minsheng/subgraph-kit/ledger';
import { chainNameOf } from './chainNameOf.ts';

type Given = Omit<LedgerOptions, 'chain' | 'journal'>;
type Shared = Omit<LedgerOptions, 'chain'> & { journal: Journal };

/** More processes than that do not write beside each other. */
const MOST_WORKERS = 1000;

/**
 * The chains of one gateway process: its own, and one for each department; one journal for all of them. Processes that share a directory each take the
 * first number that nobody writes to, so a worker that starts again goes on with the chains of the one that died.
 */
export class EvidenceChains {
  readonly own: OpenLedger;
  readonly #worker: number;
  readonly #options: Shared;
  readonly #departments = new Map<string, OpenLedger>();
  readonly #opening = new Map<string, Promise<OpenLedger>>();

  private constructor(own: OpenLedger, worker: number, options: Shared) {
    this.own = own;
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

  static async #openAs(worker: number, options: Given): Promise<EvidenceChains> {
    const { directory, patience } = options;
    const journal = await Journal.open({ directory, name: `journal-${worker}`, ...(patience && { patience }) });
    try {
      const own = await openLedger({ ...options, journal, chain: `gateway-${worker}` });
      return new EvidenceChains(own, worker, { ...options, journal });
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  /** A department's chain, if it is open: then nothing has to be waited for. */
  opened(department: string): OpenLedger | undefined {
    return this.#departments.get(department);
  }

  /** @throws LedgerUnavailable when it cannot be opened; the next call tries again */
  async openFor(department: string): Promise<OpenLedger> {
    let opening = this.#opening.get(department);
    if (!opening) {
      opening = this.#open(department).finally(() => this.#opening.delete(department));
      this.#opening.set(department, opening);
    }
    return opening;
  }

  /** By chain. */
  health(): Map<string, LedgerHealth> {
    return new Map([this.own, ...this.#departments.values()].map(ledger => [ledger.chain, ledger.health]));
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#opening.values());
    await Promise.all([this.own, ...this.#departments.values()].map(ledger => ledger.close()));
    await this.#options.journal.close();
  }

  async #open(department: string): Promise<OpenLedger> {
    const chain = chainNameOf(department, this.#worker);
    const since = new Date();
    const known = this.#departments.get(department);
    if (known) return known;
    const ledger = await openLedger({ ...this.#options, chain }).catch((cause: unknown) => {
      throw new LedgerUnavailable(chain, { since, cause });
    });
    this.#departments.set(department, ledger);
    return ledger;
  }
}
