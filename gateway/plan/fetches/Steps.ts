import { TooIntricate } from './TooIntricate.ts';

/** How often selections of one operation may be tried, all its parts together. */
export class Steps {
  readonly #most: number;
  #left: number;

  constructor(most: number) {
    this.#most = most;
    this.#left = most;
  }

  /** @throws TooIntricate when none is left */
  take(): void {
    this.#left -= 1;
    if (this.#left < 0) throw new TooIntricate(this.#most, 'steps');
  }
}
