import { TooIntricate } from './TooIntricate.ts';

/** How often selections of one operation may be tried, all its parts together. */
export class Steps {
  readonly #most: number;
  #left: number;

  constructor(most: number) {
    this.#most = most;
    this.#left = most;
  }

  /** @throws TooIntricate when fewer are left */
  take(count = 1): void {
    this.#left -= count;
    if (this.#left < 0) throw new TooIntricate(this.#most, 'steps');
  }
}
