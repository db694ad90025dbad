/** Why a supergraph that came is not the one that is served. For operators: it names parts of the schema. */
export interface LoadError {
  at: Date;
  message: string;
}

/**
 * The last error of each way by which supergraphs come. Apart, because a file that is read again without a fault says nothing of
 * a push that was refused: its sender may not be listening any more, so it is told until a supergraph is taken.
 */
export class LastErrors {
  #ofSource: LoadError | undefined;
  #ofPush: LoadError | undefined;

  /** Undefined while the last that came is the one that is served. */
  get newest(): LoadError | undefined {
    if (!this.#ofSource || !this.#ofPush) return this.#ofSource ?? this.#ofPush;
    return this.#ofPush.at < this.#ofSource.at ? this.#ofSource : this.#ofPush;
  }

  get ofSource(): LoadError | undefined {
    return this.#ofSource;
  }

  /** Undefined: the source has nothing that is not served. */
  setOfSource(error: LoadError | undefined): void {
    this.#ofSource = error;
  }

  setOfPush(message: string): void {
    this.#ofPush = { at: new Date(), message };
  }

  /** A supergraph was taken, wherever it came from: what was refused before is past. */
  forget(): void {
    this.#ofSource = undefined;
    this.#ofPush = undefined;
  }
}
