import { hash } from 'node:crypto';
import type { EvidenceLedger } from '../evidence/openEvidence.ts';

/** A reason may name every field of a schema. */
const MAX_REASON = 1000;

/** A supergraph that was to be served, and is not. */
export interface RefusedSupergraph {
  sdl: string;
  /** By what right it came. */
  who: string;
  /** SHA-256 of what is served on. */
  stays: string;
  reason: string;
}

/** Tells the evidence of supergraphs that were refused: of each push, and of the source's text once, however often it is looked at. */
export class ToldRefusals {
  readonly #ledger: Pick<EvidenceLedger, 'administer'>;
  /** The source's that was told last. */
  #last: string | undefined;

  constructor(ledger: Pick<EvidenceLedger, 'administer'>) {
    this.#ledger = ledger;
  }

  tell(refused: RefusedSupergraph): Promise<void> {
    return this.#ledger.administer({ who: refused.who, act: 'supergraph refused', on: describe(refused) });
  }

  async tellOfSource(refused: RefusedSupergraph): Promise<void> {
    const described = describe(refused);
    if (described === this.#last) return;
    this.#last = described;
    await this.tell(refused);
  }

  /** The source has a good one: what is refused next is another attempt. */
  forgetSource(): void {
    this.#last = undefined;
  }
}

function describe({ stays, sdl, reason }: RefusedSupergraph): string {
  const told = reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason;
  return `${stays} by ${hash('sha256', sdl)}: ${told}`;
}
