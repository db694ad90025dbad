import type { Logger } from 'pino';

/** A guess at the secret is told at once, those that follow it within this time together: a guesser must not fill the log. */
const QUIET_MS = 60_000;

/** Tells the operator of pushes whose secret was wrong or missing: from where, how many, and never what was sent. */
export class WrongSecrets {
  readonly #log: Logger;
  #quiet: NodeJS.Timeout | undefined;
  #untold = 0;
  #address: string | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** @param address where it came from */
  met(address: string | undefined): void {
    this.#untold += 1;
    this.#address = address;
    if (!this.#quiet) this.#tell();
  }

  #tell(): void {
    this.#quiet = undefined;
    if (this.#untold === 0) return;
    const told = { address: this.#address, times: this.#untold };
    this.#log.warn(told, 'a push was refused: its secret is wrong or missing');
    this.#untold = 0;
    this.#quiet = setTimeout(() => this.#tell(), QUIET_MS).unref();
  }
}
