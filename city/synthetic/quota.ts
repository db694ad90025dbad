/**
 * A share that is met. Plain coin throws would leave a 1 % city a third of a point off its indicators; here every
 * surplus lowers the next chance and every deficit raises it, so the count never strays more than a few from the share.
 */
export class Quota {
  #owed = 0;

  /** Whether the next candidate belongs to the share: `throwOf` is a random number in [0, 1), `share` may vary by candidate. */
  takes(share: number, throwOf: number): boolean {
    const chance = share + this.#owed * 0.25;
    const taken = throwOf < chance;
    this.#owed += share - (taken ? 1 : 0);
    return taken;
  }
}
