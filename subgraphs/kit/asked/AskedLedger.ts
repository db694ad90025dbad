import { join } from 'node:path';
import type { OpenLedger } from '../ledger/index.ts';
import type { BelievedCall } from '../trust/CallGate.ts';
import { describeCall } from './describeCall.ts';

/** The one chain of a department. */
export const CHAIN = 'asked';

/** A call to this department that the gateway has signed, and what became of it. */
export interface AskedCall {
  call: BelievedCall;
  /** Persons it was asked about by their keys; undefined where it was not asked by keys. */
  persons: number | undefined;
  /** `content-digest` of the answer. */
  answer: string;
  /** `answered`, or the code of the refusal. */
  outcome: string;
}

/** Questions that the gateway repeats in its own name, with their answers, that are kept to be recognized. */
const MOST_REPEATED = 64;

/**
 * What this department was asked: one record for each signature of the gateway, written before the answer leaves. Calls that nobody
 * has signed are not in it: anybody could fill it with them.
 */
export class AskedLedger {
  readonly #ledger: OpenLedger;
  readonly #repeated = new Set<string>();
  /** Of the chain. */
  readonly folder: string;

  constructor(ledger: OpenLedger, directory: string) {
    this.#ledger = ledger;
    this.folder = join(directory, CHAIN);
  }

  /** False while the disk takes nothing; the ledger tries again by itself. */
  get isWriting(): boolean {
    return this.#ledger.health.state === 'writing';
  }

  /** Resolves when it is on the disk. @throws LedgerUnavailable when it is not, and will not be */
  async record(asked: AskedCall): Promise<void> {
    const { caller, digest } = asked.call;
    // Twice a second the gateway asks in its own name what has changed. That nothing has is told once.
    const repeatable = isOwnName(caller) ? `${digest} ${asked.answer}` : undefined;
    if (repeatable !== undefined && this.#repeated.has(repeatable)) return;
    await this.#ledger.append(describeCall(asked));
    if (repeatable !== undefined) this.#remember(repeatable);
  }

  close(): Promise<void> {
    return this.#ledger.close();
  }

  #remember(repeatable: string): void {
    if (this.#repeated.size >= MOST_REPEATED) this.#repeated.clear();
    this.#repeated.add(repeatable);
  }
}

/** Whether the gateway asks for itself (schema/trust.md §3). */
export function isOwnName({ roles }: { readonly roles: readonly string[] }): boolean {
  return roles.includes('gateway');
}
