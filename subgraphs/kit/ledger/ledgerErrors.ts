/** The ledger cannot write at this moment. What was to be recorded is not, and must not happen. */
export class LedgerUnavailable extends Error {
  readonly code = 'LEDGER_UNAVAILABLE';
  readonly chain: string;
  /** Since when nothing could be written. */
  readonly since: Date;

  constructor(chain: string, { since, cause }: { since: Date; cause: unknown }) {
    super(
      cause instanceof LedgerDamaged
        ? cause.message
        : `the ledger "${chain}" cannot write since ${since.toISOString()}: ${reasonOf(cause)}`,
      { cause },
    );
    this.name = 'LedgerUnavailable';
    this.chain = chain;
    this.since = since;
  }
}

/** What is on the disk is not what a ledger wrote. Nothing is added to it: that would bury what the verifier is to find. */
export class LedgerDamaged extends Error {
  readonly code = 'LEDGER_DAMAGED';

  constructor(chain: string, what: string) {
    super(
      `the ledger "${chain}" is damaged and is not written to: ${what}. Keep the folder as it is, and run the verifier on it`,
    );
    this.name = 'LedgerDamaged';
  }
}

/** Why the system refused, in its own words. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
