import type { AppendTaker, LedgerUnavailable, OpenLedger } from '@minsheng/subgraph-kit/ledger';

/**
 * Records of one request that are appended in one go, to several chains: one promise for all of them instead of
 * three for each, as async functions make them.
 */
export class AppendedTogether implements AppendTaker {
  /** Resolves when all that was added is on the disk; rejects with the first refusal. */
  readonly done: Promise<void>;
  /** The chains that were appended to. */
  readonly ledgers: OpenLedger[] = [];
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  #left = 0;

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.done = promise;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** @param json of the record */
  append(ledger: OpenLedger, json: string): void {
    this.#left += 1;
    this.ledgers.push(ledger);
    ledger.appendFor(this, json);
  }

  /** Something else that has to be done as well. */
  add(work: Promise<unknown>): void {
    this.#left += 1;
    work.then(() => this.onAppended(), this.#reject);
  }

  onAppended(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#resolve();
  }

  onRefused(error: LedgerUnavailable): void {
    this.#reject(error);
  }
}
