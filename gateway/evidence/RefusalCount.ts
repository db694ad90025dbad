/** Refusals that have a record of their own in a second; who floods the gateway does not fill its disk. */
const SINGLE_PER_SECOND = 20;
const SECOND = 1000;

/** Decides which refusals are told one by one, and counts the others, by reason. */
export class RefusalCount {
  readonly #tell: (reasons: Readonly<Record<string, number>>) => void;
  #reasons: Record<string, number> = {};
  #single = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param tell gets what was counted in a second */
  constructor(tell: (reasons: Readonly<Record<string, number>>) => void) {
    this.#tell = tell;
  }

  /** Whether there is room for one more record of its own in this second. */
  takeSingle(): boolean {
    this.#startTimer();
    this.#single += 1;
    return this.#single <= SINGLE_PER_SECOND;
  }

  count(reason: string): void {
    this.#startTimer();
    this.#reasons[reason] = (this.#reasons[reason] ?? 0) + 1;
  }

  /** Tells what is left. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#single = 0;
    if (Object.keys(this.#reasons).length === 0) return;
    const reasons = this.#reasons;
    this.#reasons = {};
    this.#tell(reasons);
  }

  #startTimer(): void {
    this.#timer ??= setTimeout(() => this.flush(), SECOND).unref();
  }
}
